import { Button, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CustomerActivitiesDocument } from '../../../graphql/graphql.js';
import activityClasses from '../../../ui/data/activities/activities.module.css';
import { ActivityLine } from '../../../ui/data/activities/activity-line.js';
import { useConnection } from '../../../ui/data/collection/use-connection.js';
import { EmptyState } from '../../../ui/data/states/empty-state.js';
import { RefusalNotice } from '../../../ui/data/states/refusal-notice.js';

export function CustomerActivities({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation('customers');
  const loaded = useConnection(CustomerActivitiesDocument, 'activities', { filter: { customerId } });
  if (loaded.rows === null)
    return loaded.refusal ? (
      <RefusalNotice refusal={loaded.refusal} onRetry={loaded.retry} />
    ) : (
      <Skeleton height={160} />
    );
  if (loaded.rows.length === 0) return <EmptyState title={t('activities.none')} text={t('activities.noneHint')} />;
  return (
    <>
      <ul className={activityClasses.list}>
        {loaded.rows.map((activity) => (
          <ActivityLine key={activity.id} activity={activity} hide="customer" showOwner />
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
