import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LogRow } from '../../../ui/data/activities/log-row.js';
import { useActivityActions } from '../../../ui/data/activities/use-activity-actions.js';
import { about } from '../opportunity/sale-about.js';
import type { FillerProps } from './filler-props.js';

/** A planned one is ticked; otherwise what was done is written down. */
export function ActivityFiller({ criterion, record, onFilled }: FillerProps) {
  const { t } = useTranslation('sales');
  const actions = useActivityActions();
  const kind = criterion.activityKind ?? 'TASK';
  const planned = record.activities.filter((activity) => activity.kind === kind && activity.doneAt === null);
  return (
    <>
      {planned.map((activity) => (
        <Checkbox
          key={activity.id}
          size="xs"
          label={t('gate.tickPlanned', { subject: activity.subject })}
          checked={false}
          onChange={() => {
            void actions.complete(activity, null, null).then((done) => done.ok && onFilled());
          }}
        />
      ))}
      <LogRow about={about(record)} kind={kind} onSaved={onFilled} />
    </>
  );
}
