import { Button, Progress, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useApolloClient } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import {
  CancelSalesMigrationDocument,
  type MigrationFactsFragment,
  UndoSalesMigrationDocument,
} from '../../../graphql/graphql.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { refetchActive, useSave } from '../../../ui/data/saving/use-save.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { sayRefused } from '../../../ui/layout/said.js';
import classes from './migration.module.css';
import { isAtWork } from './migration-state.js';

/** How far the latest migration is, and what can still be done about it. The page may be left meanwhile. */
export function MigrationProgress({ migration }: { readonly migration: MigrationFactsFragment }) {
  const { t } = useTranslation('processes');
  const words = useWords();
  const atWork = isAtWork(migration.status);
  useRefreshAtEnd(atWork);
  const { total, moved, undone, kept, status } = migration;
  const share = status === 'UNDOING' ? (undone + kept) / Math.max(1, moved) : moved / Math.max(1, total);
  return (
    <div className={classes.progress}>
      <div className={classes.progressWords} role="status">
        <Text fw={500}>{t(`migration.status.${status}`, { number: migration.toNumber, count: moved })}</Text>
        <Text size="sm" c="dimmed">
          {status === 'UNDOING' || status === 'UNDONE'
            ? t('migration.undone', { undone: words.number(String(undone)), count: kept })
            : t('migration.moved', { moved: words.number(String(moved)), total: words.number(String(total)) })}
          {' · '}
          {migration.requestedBy}, {words.moment(migration.finishedAt ?? migration.requestedAt)}
        </Text>
        {migration.failure && (
          <Text size="sm" c="red">
            {t('migration.failure')}
          </Text>
        )}
      </div>
      {atWork && <Progress value={Math.min(100, share * 100)} size="sm" aria-label={t('migration.progress')} />}
      <ProgressActions migration={migration} />
    </div>
  );
}

function ProgressActions({ migration }: { readonly migration: MigrationFactsFragment }) {
  const { t } = useTranslation('processes');
  const words = useWords();
  const say = useRefusalWords();
  const cancel = useSave(CancelSalesMigrationDocument);
  const undo = useSave(UndoSalesMigrationDocument);
  const run = async (send: typeof cancel | typeof undo) => {
    const done = await send({ id: migration.id }, { refetch: ['SalesMigrations'] });
    if (!done.ok) sayRefused(say(done.refusal));
  };
  return (
    <div className={classes.progressActions}>
      {migration.status === 'RUNNING' && (
        <Button size="xs" variant="default" onClick={() => void run(cancel)}>
          {t('migration.cancel')}
        </Button>
      )}
      {migration.undoableUntil && (
        <Button
          size="xs"
          variant="default"
          title={t('migration.undoUntil', { when: words.fullMoment(migration.undoableUntil) })}
          onClick={() => void run(undo)}
        >
          {t('migration.undo')}
        </Button>
      )}
    </div>
  );
}

/** What the list counted is old as soon as the job has ended. */
function useRefreshAtEnd(atWork: boolean): void {
  const client = useApolloClient();
  const before = useRef(atWork);
  useEffect(() => {
    if (before.current && !atWork) void refetchActive(client, ['ProcessSettings', 'SalesMigrationPreview']);
    before.current = atWork;
  }, [client, atWork]);
}
