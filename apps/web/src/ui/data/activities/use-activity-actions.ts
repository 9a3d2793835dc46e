import { useCallback, useMemo } from 'react';
import {
  type ActivityCreateInput,
  type ActivityFactsFragment,
  ChangeActivityDocument,
  CompleteActivityDocument,
  CreateActivityDocument,
  DeleteActivityDocument,
  ReopenActivityDocument,
} from '../../../graphql/graphql.js';
import type { Refusal } from '../saving/refusal.js';
import { useSave } from '../saving/use-save.js';
import type { CalendarDate } from '../time/calendar.js';
import { useWords } from '../words/use-words.js';
import { movedTo } from './activity-times.js';

/** Every screen that shows activities or what depends on them. */
const SHOWING = [
  'MyDay',
  'Activities',
  'ActivityCalendar',
  'CustomerActivities',
  'OpportunityRecord',
  'SaleRegister',
  'CustomerRegister',
];

export type Done =
  | { readonly ok: true; readonly activity: ActivityFactsFragment }
  | { readonly ok: false; readonly refusal: Refusal };

export function useActivityActions() {
  const words = useWords();
  const create = useSave(CreateActivityDocument);
  const change = useSave(ChangeActivityDocument);
  const complete = useSave(CompleteActivityDocument);
  const reopen = useSave(ReopenActivityDocument);
  const remove = useSave(DeleteActivityDocument);

  const reschedule = useCallback(
    async (activity: ActivityFactsFragment, to: CalendarDate | null, refetch = SHOWING): Promise<Done> => {
      const due =
        to === null || activity.dueAt === null
          ? null
          : movedTo({ dueAt: activity.dueAt, allDay: activity.allDay }, to, words.timeZone);
      const input = {
        id: activity.id,
        expectedVersion: activity.version,
        dueAt: due?.dueAt ?? null,
        allDay: due?.allDay ?? false,
      };
      const saved = await change({ input }, { refetch });
      return saved.ok ? { ok: true, activity: saved.data.changeActivity } : saved;
    },
    [change, words.timeZone],
  );

  return useMemo(
    () => ({
      reschedule,
      create: async (input: ActivityCreateInput): Promise<Done> => {
        const saved = await create({ input }, { refetch: SHOWING });
        return saved.ok ? { ok: true, activity: saved.data.createActivity } : saved;
      },
      change: async (
        activity: ActivityFactsFragment,
        input: { dueAt?: string | null; allDay?: boolean; subject?: string },
      ): Promise<Done> => {
        const saved = await change(
          { input: { id: activity.id, expectedVersion: activity.version, ...input } },
          { refetch: SHOWING },
        );
        return saved.ok ? { ok: true, activity: saved.data.changeActivity } : saved;
      },
      complete: async (
        activity: ActivityFactsFragment,
        outcome: string | null,
        followUp: ActivityCreateInput | null,
      ): Promise<Done> => {
        const input = {
          id: activity.id,
          expectedVersion: activity.version,
          outcome,
          ...(followUp ? { followUp } : {}),
        };
        const saved = await complete({ input }, { refetch: SHOWING });
        return saved.ok ? { ok: true, activity: saved.data.completeActivity.activity } : saved;
      },
      reopen: async (activity: ActivityFactsFragment): Promise<Done> => {
        const saved = await reopen({ id: activity.id, expectedVersion: activity.version }, { refetch: SHOWING });
        return saved.ok ? { ok: true, activity: saved.data.reopenActivity } : saved;
      },
      remove: (activity: ActivityFactsFragment) =>
        remove({ id: activity.id, expectedVersion: activity.version }, { refetch: SHOWING }),
    }),
    [reschedule, create, change, complete, reopen, remove],
  );
}
