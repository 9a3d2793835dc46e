import { useQuery } from '@apollo/client/react';
import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RateSettingsDocument } from '../../../graphql/graphql.js';
import { Answer } from '../../../ui/layout/answer.js';
import { RateSettingsForm } from './rate-settings-form.js';

/** What is decided about rates, from today on. */
export function RateSettingsDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  const asked = useQuery(RateSettingsDocument, { fetchPolicy: 'network-only' });
  return (
    <Drawer opened onClose={onClose} position="right" size="lg" title={t('rates.settings.title')}>
      <Answer asked={asked}>
        {({ rateSettings }) => (
          <RateSettingsForm
            key={rateSettings.version}
            settings={rateSettings}
            onSaved={onClose}
            onStale={() => void asked.refetch().catch(() => undefined)}
          />
        )}
      </Answer>
    </Drawer>
  );
}
