import { useDraggable } from '@dnd-kit/core';
import { Popover } from '@mantine/core';
import { type CSSProperties, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityFactsFragment } from '../../../../graphql/graphql.js';
import listClasses from '../../../../ui/data/activities/activities.module.css';
import { ActivityIcon } from '../../../../ui/data/activities/activity-kinds.js';
import { ActivityLine } from '../../../../ui/data/activities/activity-line.js';
import { timeIn } from '../../../../ui/data/time/calendar.js';
import { useWords } from '../../../../ui/data/words/use-words.js';
import classes from './calendar.module.css';
import { canChangeDay } from './use-day-change.js';

export interface CalendarEntryProps {
  readonly activity: ActivityFactsFragment;
  readonly style?: CSSProperties;
}

/** An activity on its day: dragged to another one, or opened for everything that a line of the list can do. */
export function CalendarEntry({ activity, style }: CalendarEntryProps) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const [open, setOpen] = useState(false);
  const movable = canChangeDay(activity);
  const { setNodeRef, listeners, isDragging } = useDraggable({
    id: activity.id,
    disabled: !movable,
    data: { ownerId: activity.owner.id },
  });
  const time = timeOf(activity, words.timeZone);
  const about = activity.customer?.name ?? activity.opportunity?.title;
  const label = [time ?? t('calendar.allDay'), activity.subject, about, activity.overdue && t('calendar.late')];
  return (
    <Popover opened={open} onChange={setOpen} shadow="lg" width={420} withinPortal trapFocus returnFocus>
      <Popover.Target>
        <button
          ref={setNodeRef}
          type="button"
          className={classes.entry}
          style={style}
          data-activity={activity.id}
          data-late={activity.overdue || undefined}
          data-done={activity.doneAt !== null || undefined}
          data-dragging={isDragging || undefined}
          data-movable={movable || undefined}
          aria-label={label.filter(Boolean).join(', ')}
          aria-keyshortcuts={movable ? 'Shift+ArrowLeft Shift+ArrowRight' : undefined}
          onClick={() => setOpen((now) => !now)}
          {...listeners}
        >
          <EntryWords activity={activity} time={time} about={about} />
        </button>
      </Popover.Target>
      <Popover.Dropdown p="xs" onMouseDown={(event) => event.stopPropagation()}>
        <ul className={listClasses.list}>
          <ActivityLine activity={activity} showOwner />
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

interface EntryWordsProps {
  readonly activity: ActivityFactsFragment;
  readonly time: string | null;
  readonly about: string | undefined;
}

function EntryWords({ activity, time, about }: EntryWordsProps) {
  return (
    <span className={classes.entryWords}>
      <span className={classes.entryHead}>
        <ActivityIcon kind={activity.kind} size={13} label={false} />
        {time && <span className={classes.entryTime}>{time}</span>}
        <span className={classes.entrySubject}>{activity.subject}</span>
      </span>
      {about && <span className={classes.entryAbout}>{about}</span>}
    </span>
  );
}

/** What follows the pointer. */
export function DraggedEntry({ activity }: { readonly activity: ActivityFactsFragment }) {
  const { timeZone } = useWords();
  return (
    <span className={classes.entry} data-lifted>
      <EntryWords activity={activity} time={timeOf(activity, timeZone)} about={activity.customer?.name} />
    </span>
  );
}

function timeOf({ dueAt, doneAt, allDay }: ActivityFactsFragment, timeZone: string): string | null {
  const at = dueAt ?? doneAt;
  return at === null || (allDay && dueAt !== null) ? null : timeIn(timeZone, new Date(at));
}
