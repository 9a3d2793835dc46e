import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PublicPage } from '../session/public-page.js';

/** Nobody has set this installation up, and only who started the server holds the link to do so. */
export function SetUpNeededPage() {
  const { t } = useTranslation('identity');
  return (
    <PublicPage title={t('setUp.needed')}>
      <Text component="div" c="dimmed">
        {t('setUp.neededText')}
      </Text>
    </PublicPage>
  );
}
