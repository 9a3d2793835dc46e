import { Button, Chip, Group, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CustomerFactsFragment, CustomerTimelineDocument, type TimelineKind } from '../../../graphql/graphql.js';
import { useConnection } from '../../../ui/data/collection/use-connection.js';
import { EmptyState } from '../../../ui/data/states/empty-state.js';
import { RefusalNotice } from '../../../ui/data/states/refusal-notice.js';
import { NoteForm } from './note-form.js';
import classes from './timeline.module.css';
import { TimelineLine } from './timeline-line.js';

const KINDS = ['SALE', 'MOVE', 'ACTIVITY', 'NOTE', 'CHANGE'] as const satisfies readonly TimelineKind[];

/** Everything that happened with a customer, the latest first. */
export function CustomerTimeline({ customer }: { readonly customer: CustomerFactsFragment }) {
  const { t } = useTranslation('customers');
  const [kinds, setKinds] = useState<readonly TimelineKind[]>([]);
  const loaded = useConnection(CustomerTimelineDocument, 'customerTimeline', {
    customerId: customer.id,
    kinds: kinds.length === 0 ? null : [...kinds],
  });
  return (
    <>
      {customer.canEdit && <NoteForm customerId={customer.id} />}
      <Chip.Group
        multiple
        value={[...kinds]}
        onChange={(next) => setKinds(KINDS.filter((kind) => next.includes(kind)))}
      >
        <Group gap={6} role="group" aria-label={t('timeline.filter')}>
          {KINDS.map((kind) => (
            <Chip key={kind} value={kind} size="xs" variant="outline">
              {t(`timeline.kind.${kind}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {loaded.rows === null &&
        (loaded.refusal ? (
          <RefusalNotice refusal={loaded.refusal} onRetry={loaded.retry} />
        ) : (
          <Skeleton height={160} mt="sm" />
        ))}
      {loaded.rows?.length === 0 && <EmptyState title={t('timeline.none')} text={t('timeline.noneHint')} />}
      <ul className={classes.items} aria-label={t('tabs.timeline')}>
        {(loaded.rows ?? []).map((item) => (
          <TimelineLine key={`${item.kind} ${item.id}`} item={item} canEdit={customer.canEdit} />
        ))}
      </ul>
      {loaded.hasMore && (
        <Button variant="subtle" size="xs" fullWidth loading={loaded.loadingMore} onClick={loaded.loadMore}>
          {t('activities.more')}
        </Button>
      )}
    </>
  );
}
