import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { ActivityCalendarDocument } from '../../../../graphql/graphql.js';
import { refusalOf } from '../../../../ui/data/saving/refusal.js';
import type { CalendarDate } from '../../../../ui/data/time/calendar.js';
import type { ActivitiesSearch } from '../activities-search.js';
import { activityFilterOf } from '../activity-filter.js';

/** The week before stays in sight, dimmed, until the next one is there. */
export function useCalendar(search: ActivitiesSearch, dates: readonly CalendarDate[]) {
  const filter = useMemo(() => {
    const { states: _, mine, ...filter } = activityFilterOf(search);
    return search.view === 'team' || mine !== true ? filter : { ...filter, mine };
  }, [search]);
  const { data, previousData, error, refetch, loading } = useQuery(ActivityCalendarDocument, {
    variables: { from: dates[0] ?? '', to: dates.at(-1) ?? '', filter },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const calendar = data?.activityCalendar ?? (error ? null : previousData?.activityCalendar) ?? null;
  const refusal = error ? refusalOf(error) : null;
  return { calendar, stale: loading && data === undefined, refusal, retry: () => void refetch() };
}
