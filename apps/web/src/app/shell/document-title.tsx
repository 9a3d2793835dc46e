import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecordName } from '../../ui/page/page-title.js';
import { usePage } from './use-page.js';

/** What the browser's tab says: the record or the page, then the product. */
export function DocumentTitle() {
  const { t } = useTranslation('shell');
  const { title } = usePage();
  const record = useRecordName();
  const name = record ?? (title ? t(`page.${title}`) : null);
  useEffect(() => {
    document.title = name ? `${name} · Kontor` : 'Kontor';
  }, [name]);
  return null;
}
