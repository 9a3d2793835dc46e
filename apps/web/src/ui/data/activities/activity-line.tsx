import { Checkbox } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityFactsFragment } from '../../../graphql/graphql.js';
import { RecordLink } from '../records/record-link.js';
import { useRefusalWords } from '../saving/use-refusal-words.js';
import { useWords } from '../words/use-words.js';
import classes from './activities.module.css';
import { ActivityIcon } from './activity-kinds.js';
import { daysLate } from './activity-times.js';
import { CompleteRow } from './complete-row.js';
import { RescheduleMenu } from './reschedule-menu.js';
import { useActivityActions } from './use-activity-actions.js';

export interface ActivityLineProps {
  readonly activity: ActivityFactsFragment;
  /** What the page is about: no line repeats it, nor whose sale it is. */
  readonly hide?: 'opportunity' | 'customer';
  readonly showOwner?: boolean;
  readonly extra?: ReactNode;
}

/** One activity that does its thing in place: the tick opens outcome and follow-up beneath it, no dialog. */
export function ActivityLine({ activity, hide, showOwner = false, extra }: ActivityLineProps) {
  const { t } = useTranslation('data');
  const say = useRefusalWords();
  const actions = useActivityActions();
  const [completing, setCompleting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const done = activity.doneAt !== null;
  const tick = async () => {
    if (!done) return setCompleting((now) => !now);
    const reopened = await actions.reopen(activity);
    if (!reopened.ok) setProblem(say(reopened.refusal));
  };
  return (
    <li className={classes.item} data-done={done || undefined}>
      <div className={classes.line}>
        <Checkbox
          size="sm"
          checked={done || completing}
          disabled={!activity.canEdit}
          onChange={() => void tick()}
          aria-label={t(done ? 'activity.reopen' : 'activity.tick', { subject: activity.subject })}
          aria-expanded={done ? undefined : completing}
        />
        <span className={classes.kind}>
          <ActivityIcon kind={activity.kind} />
        </span>
        <span className={classes.subject}>
          {activity.subject}
          {activity.outcome && <span className={classes.outcome}> „{activity.outcome}”</span>}
        </span>
        <span className={classes.about}>
          {hide === undefined && activity.customer && (
            <RecordLink kind="customer" id={activity.customer.id} name={activity.customer.name} />
          )}
          {hide !== 'opportunity' && activity.opportunity && (
            <RecordLink kind="opportunity" id={activity.opportunity.id} name={activity.opportunity.title} />
          )}
          {activity.contact && <span>{activity.contact.name}</span>}
          {showOwner && <span>{activity.owner.name}</span>}
          {extra}
        </span>
        <DueWords activity={activity} />
        {!done && activity.canEdit && <RescheduleMenu activity={activity} onProblem={setProblem} />}
      </div>
      {completing && !done && <CompleteRow activity={activity} onClose={() => setCompleting(false)} />}
      {problem && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
    </li>
  );
}

function DueWords({ activity }: { readonly activity: ActivityFactsFragment }) {
  const { t } = useTranslation('data');
  const words = useWords();
  const at = activity.doneAt ?? activity.dueAt;
  if (at === null) return <span className={classes.due}>{t('activity.unplanned')}</span>;
  const late = activity.doneAt === null && activity.overdue && activity.dueAt !== null;
  const days = late && activity.dueAt !== null ? daysLate(activity.dueAt, words.today, words.timeZone) : 0;
  return (
    <time className={classes.due} dateTime={at} title={words.fullMoment(at)} data-late={late || undefined}>
      {days > 0
        ? t('activity.daysLate', { count: days })
        : words.moment(at, { allDay: activity.doneAt === null && activity.allDay })}
    </time>
  );
}
