import { useQuery } from '@apollo/client/react';
import { Skeleton, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type SaleDifferenceQuery, SaleDifferenceDocument } from '../../../graphql/graphql.js';
import { ChangeLine } from '../../../ui/data/register/register-list.js';
import { refusalOf } from '../../../ui/data/saving/refusal.js';
import { RefusalNotice } from '../../../ui/data/states/refusal-notice.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import classes from './past.module.css';

export interface SaleDifferenceProps {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** What became of the sale between two instants, in the words of the register. */
export function SaleDifference({ id, from, to }: SaleDifferenceProps) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const { data, previousData, error, refetch } = useQuery(SaleDifferenceDocument, {
    variables: { id, from, to },
    fetchPolicy: 'no-cache',
  });
  const difference = (data ?? previousData)?.saleDifference;
  if (error) return <RefusalNotice refusal={refusalOf(error)} onRetry={() => void refetch().catch(() => undefined)} />;
  if (!difference) return <Skeleton height={80} radius="sm" aria-label={t('past.loading')} />;
  const title = t('past.differenceOf', {
    from: words.fullMoment(difference.from),
    to: words.fullMoment(difference.to),
  });
  const isSame = difference.changes.length === 0 && difference.activities.length === 0;
  return (
    <section className={classes.difference} aria-label={t('past.difference')}>
      <Text size="xs" c="dimmed">
        {title}
      </Text>
      {isSame && <Text size="sm">{t('past.same')}</Text>}
      <Changes changes={difference.changes} />
      {difference.activities.map((activity) => (
        <div key={activity.id}>
          <h3>{t(ACTIVITY[activity.kind], { subject: activity.subject })}</h3>
          {activity.kind === 'CHANGED' && <Changes changes={activity.changes} />}
        </div>
      ))}
    </section>
  );
}

function Changes({ changes }: { readonly changes: SaleDifferenceQuery['saleDifference']['changes'] }) {
  if (changes.length === 0) return null;
  return (
    <ul className={classes.whoChanges}>
      {changes.map((change) => (
        <ChangeLine key={change.field} change={change} />
      ))}
    </ul>
  );
}

const ACTIVITY = { ADDED: 'past.added', CHANGED: 'past.changed', REMOVED: 'past.removed' } as const;
