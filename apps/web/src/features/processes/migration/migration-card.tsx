import { useQuery } from '@apollo/client/react';
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ProcessSettingsFactsFragment, SalesMigrationsDocument } from '../../../graphql/graphql.js';
import { useMay } from '../../../ui/data/words/use-viewer.js';
import { Card } from '../../../ui/layout/card.js';
import { MigrationProgress } from './migration-progress.js';
import { isAtWork } from './migration-state.js';
import { MigrationWizard } from './migration-wizard.js';

const POLL_MS = 1_000;

/** Open sales that run under older versions: carried over when somebody says where to, and back within a day. */
export function MigrationCard({ process }: { readonly process: ProcessSettingsFactsFragment }) {
  const { t } = useTranslation('processes');
  const may = useMay('process.manage');
  const [open, setOpen] = useState(false);
  const [atWork, setAtWork] = useState(false);
  const asked = useQuery(SalesMigrationsDocument, {
    variables: { processId: process.id },
    fetchPolicy: 'cache-and-network',
    pollInterval: atWork ? POLL_MS : 0,
  });
  const [latest] = asked.data?.salesMigrations ?? [];
  const isWorking = latest !== undefined && isAtWork(latest.status);
  if (isWorking !== atWork) setAtWork(isWorking);
  if (process.openOnOlder === 0 && latest === undefined) return null;
  return (
    <Card
      title={t('migration.title')}
      text={
        process.openOnOlder > 0
          ? t('migration.waiting', { count: process.openOnOlder, number: process.current?.number ?? 0 })
          : t('migration.nobodyLeft', { number: process.current?.number ?? 0 })
      }
      actions={
        may &&
        !open &&
        !isWorking &&
        process.openOnOlder > 0 && (
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('migration.begin')}
          </Button>
        )
      }
    >
      {latest && <MigrationProgress migration={latest} />}
      {open && !isWorking && (
        <MigrationWizard processId={process.id} onStarted={() => setOpen(false)} onClose={() => setOpen(false)} />
      )}
      {!latest && !open && <Text c="dimmed">{t('migration.text')}</Text>}
    </Card>
  );
}
