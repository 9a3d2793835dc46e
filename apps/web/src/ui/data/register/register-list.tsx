import { Button, Skeleton, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterFactsFragment } from '../../../graphql/graphql.js';
import type { Loaded } from '../collection/use-connection.js';
import { EmptyState } from '../states/empty-state.js';
import { RefusalNotice } from '../states/refusal-notice.js';
import { useWords } from '../words/use-words.js';
import classes from './register.module.css';
import { kindOfValue, plainValue } from './register-words.js';
import { useFieldWords } from './use-field-words.js';

export interface RegisterListProps {
  readonly loaded: Loaded<RegisterFactsFragment>;
  /** What one can do with an entry, at the end of its line. */
  readonly action?: (entry: RegisterFactsFragment) => ReactNode;
}

/** Who changed what, and when: one entry per save, newest first, every value from → to in words. */
export function RegisterList({ loaded, action }: RegisterListProps) {
  const { t } = useTranslation('data');
  if (loaded.refusal && loaded.rows === null) return <RefusalNotice refusal={loaded.refusal} onRetry={loaded.retry} />;
  if (loaded.rows === null) return <Skeleton height={120} radius="sm" aria-label={t('list.loading')} />;
  if (loaded.rows.length === 0)
    return <EmptyState icon={<IconHistory size={32} />} title={t('register.empty')} text={t('register.emptyHint')} />;
  return (
    <>
      <ol className={classes.register} aria-label={t('register.label')}>
        {loaded.rows.map((entry) => (
          <Entry key={entry.id} entry={entry} action={action?.(entry)} />
        ))}
      </ol>
      {loaded.hasMore && (
        <Button variant="subtle" size="xs" fullWidth loading={loaded.loadingMore} onClick={loaded.loadMore}>
          {t('register.older')}
        </Button>
      )}
    </>
  );
}

function Entry({ entry, action }: { readonly entry: RegisterFactsFragment; readonly action: ReactNode }) {
  const { t } = useTranslation('data');
  const words = useWords();
  const { channelWords, actionWords } = useFieldWords();
  return (
    <li className={classes.entry}>
      <div className={classes.head}>
        <strong>{entry.actorName}</strong>
        <span className={classes.what}>{actionWords(entry.action)}</span>
        <time className={classes.when} dateTime={entry.occurredAt} title={words.fullMoment(entry.occurredAt)}>
          {words.moment(entry.occurredAt)}
        </time>
        <Text span size="xs" c="dimmed">
          {channelWords(entry.channel)} · v{entry.subjectVersion}
        </Text>
        {action}
      </div>
      {entry.reason && <p className={classes.reason}>{t('register.reason', { reason: entry.reason })}</p>}
      {entry.changes.length > 0 && (
        <ul className={classes.changes}>
          {entry.changes.map((change) => (
            <ChangeLine key={change.field} change={change} />
          ))}
        </ul>
      )}
    </li>
  );
}

type Change = RegisterFactsFragment['changes'][number];

export function ChangeLine({ change }: { readonly change: Change }) {
  const { t } = useTranslation('data');
  const { fieldWords } = useFieldWords();
  const from = useValueWords(change.field, change.from, change.fromLabel);
  const to = useValueWords(change.field, change.to, change.toLabel);
  return (
    <li>
      <span className={classes.field}>{change.fieldLabel ?? fieldWords(change.field)}</span>
      {from !== null && <del className={classes.from}>{from}</del>}
      {from !== null && (
        <span className={classes.arrow} role="img" aria-label={t('register.becomes')}>
          →
        </span>
      )}
      <ins className={classes.to}>{to ?? t('register.emptied')}</ins>
    </li>
  );
}

function useValueWords(field: string, value: unknown, label: string | null): string | null {
  const words = useWords();
  const { valueWords } = useFieldWords();
  if (label !== null && label !== '') return label;
  const named = valueWords(field, value);
  if (named !== null) return named;
  const kind = kindOfValue(value);
  if (kind === 'date') return words.date(String(value));
  if (kind === 'instant') return words.moment(String(value));
  const money = asMoney(value);
  return money ? words.money(money) : plainValue(value);
}

const asMoney = (value: unknown): { amount: string; currency: string } | null => {
  const { amount, currency } = (value ?? {}) as { amount?: unknown; currency?: unknown };
  return typeof amount === 'string' && typeof currency === 'string' ? { amount, currency } : null;
};
