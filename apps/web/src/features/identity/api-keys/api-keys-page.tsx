import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiKeysDocument } from '../../../graphql/graphql.js';
import { EmptyState } from '../../../ui/data/states/empty-state.js';
import { Answer } from '../../../ui/layout/answer.js';
import { Card } from '../../../ui/layout/card.js';
import { Page } from '../../../ui/layout/page.js';
import { ApiKeyTable } from './api-key-table.js';
import { NewKeyDialog } from './new-key-dialog.js';
import { SecretDialog } from './secret-dialog.js';

export function ApiKeysPage() {
  const { t } = useTranslation('identity');
  const asked = useQuery(ApiKeysDocument, { fetchPolicy: 'cache-and-network' });
  const [creating, setCreating] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const create = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>
      {t('keys.new')}
    </Button>
  );
  return (
    <Page title={t('keys.title')} text={t('keys.text')} actions={create}>
      <Card flush>
        <Answer asked={asked} lines={4}>
          {({ apiKeys }) =>
            apiKeys.length === 0 ? (
              <EmptyState icon={<IconKey size={32} stroke={1.4} />} title={t('keys.empty')} text={t('keys.emptyText')}>
                {create}
              </EmptyState>
            ) : (
              <ApiKeyTable apiKeys={apiKeys} onSecret={setSecret} />
            )
          }
        </Answer>
      </Card>
      <NewKeyDialog
        opened={creating}
        onClose={() => setCreating(false)}
        onCreated={(made) => {
          setCreating(false);
          setSecret(made);
        }}
      />
      <SecretDialog secret={secret} onClose={() => setSecret(null)} />
    </Page>
  );
}
