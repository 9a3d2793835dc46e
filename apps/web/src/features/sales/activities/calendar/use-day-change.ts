import { notifications } from '@mantine/notifications';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityFactsFragment } from '../../../../graphql/graphql.js';
import { movedTo } from '../../../../ui/data/activities/activity-times.js';
import { useActivityActions } from '../../../../ui/data/activities/use-activity-actions.js';
import { offerUndo } from '../../../../ui/data/saving/offer-undo.js';
import { useRefusalWords } from '../../../../ui/data/saving/use-refusal-words.js';
import type { CalendarDate } from '../../../../ui/data/time/calendar.js';
import { useWords } from '../../../../ui/data/words/use-words.js';

export const canChangeDay = (activity: ActivityFactsFragment): boolean =>
  activity.canEdit && activity.doneAt === null && activity.dueAt !== null;

/** Gives an activity another day at its time, shows it there at once, and offers to take it back. */
export function useDayChange() {
  const { t } = useTranslation('sales');
  const words = useWords();
  const say = useRefusalWords();
  const actions = useActivityActions();
  const [under, setUnder] = useState<{ readonly id: string; readonly dueAt: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const last = useRef<{ readonly notice: string; readonly undo: () => void } | null>(null);

  const undoLast = () => {
    const taken = last.current;
    last.current = null;
    if (taken === null) return;
    notifications.hide(taken.notice);
    taken.undo();
  };
  const move = async (activity: ActivityFactsFragment, day: CalendarDate) => {
    if (!canChangeDay(activity) || activity.dueAt === null || under !== null) return;
    const due = movedTo({ dueAt: activity.dueAt, allDay: activity.allDay }, day, words.timeZone);
    setUnder({ id: activity.id, dueAt: due.dueAt });
    setProblem(null);
    const saved = await actions.change(activity, due);
    setUnder(null);
    if (!saved.ok) return setProblem(say(saved.refusal));
    // One offer at a time: what is moved a day and another day is one gesture to whoever does it.
    if (last.current) notifications.hide(last.current.notice);
    const message = t('calendar.moved', { subject: activity.subject, day: words.fullDate(day) });
    last.current = {
      notice: offerUndo(message, t('home.undo'), undoLast),
      undo: () => void actions.change(saved.activity, { dueAt: activity.dueAt, allDay: activity.allDay }),
    };
  };
  /** The activities with the one that is being saved where it will be. */
  const shown = (activities: readonly ActivityFactsFragment[]) =>
    under === null
      ? activities
      : activities.map((one) => (one.id === under.id ? { ...one, dueAt: under.dueAt, overdue: false } : one));
  return { move, undoLast, shown, problem };
}
