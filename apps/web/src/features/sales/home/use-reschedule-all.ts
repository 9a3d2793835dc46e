import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityFactsFragment } from '../../../graphql/graphql.js';
import { useActivityActions } from '../../../ui/data/activities/use-activity-actions.js';
import { offerUndo } from '../../../ui/data/saving/offer-undo.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { refetchActive } from '../../../ui/data/saving/use-save.js';
import type { CalendarDate } from '../../../ui/data/time/calendar.js';
import { useWords } from '../../../ui/data/words/use-words.js';

const SHOWING = ['MyDay', 'Activities'];

/** Moves many activities to one day, keeping their times of day, and offers to take it all back. */
export function useRescheduleAll() {
  const { t } = useTranslation('sales');
  const words = useWords();
  const say = useRefusalWords();
  const client = useApolloClient();
  const actions = useActivityActions();
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const undo = async (moved: readonly { before: ActivityFactsFragment; after: ActivityFactsFragment }[]) => {
    for (const { before, after } of moved) await actions.change(after, { dueAt: before.dueAt, allDay: before.allDay });
    await refetchActive(client, SHOWING);
  };
  const move = async (activities: readonly ActivityFactsFragment[], day: CalendarDate) => {
    setRunning(true);
    setProblem(null);
    const moved: { before: ActivityFactsFragment; after: ActivityFactsFragment }[] = [];
    for (const before of activities) {
      const done = await actions.reschedule(before, day, []);
      if (done.ok) moved.push({ before, after: done.activity });
      else setProblem(say(done.refusal));
    }
    await refetchActive(client, SHOWING);
    setRunning(false);
    if (moved.length > 0)
      offerUndo(
        t('home.allMoved', { count: moved.length, day: words.nearDate(day) }),
        t('home.undo'),
        () => void undo(moved),
      );
  };
  return { running, problem, move };
}
