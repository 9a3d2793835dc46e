import { useTranslation } from 'react-i18next';
import { Page } from '../../../ui/layout/page.js';
import { ImportList } from './import-list.js';
import { UploadCard } from './upload-card.js';

/** Files on their way in, and those that came in before. */
export function ImportsPage() {
  const { t } = useTranslation('imports');
  return (
    <Page title={t('title')} text={t('text')}>
      <UploadCard />
      <ImportList />
    </Page>
  );
}
