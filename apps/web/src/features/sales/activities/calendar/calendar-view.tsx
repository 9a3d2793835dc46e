import { DndContext, DragOverlay } from '@dnd-kit/core';
import { Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusalNotice } from '../../../../ui/data/states/refusal-notice.js';
import { useLate } from '../../../../ui/data/states/use-late.js';
import { useWords } from '../../../../ui/data/words/use-words.js';
import type { ActivitiesSearch } from '../activities-search.js';
import { CalendarBar } from './calendar-bar.js';
import { calendarDays, weekOf, weekTurned } from './calendar-days.js';
import { DraggedEntry } from './calendar-entry.js';
import classes from './calendar.module.css';
import { DayList } from './day-list.js';
import { TeamGrid } from './team-grid.js';
import { useCalendar } from './use-calendar.js';
import { useCalendarKeys } from './use-calendar-keys.js';
import { useDayChange } from './use-day-change.js';
import { useEntryDrag } from './use-entry-drag.js';
import { WeekGrid } from './week-grid.js';

export interface CalendarViewProps {
  /** Which view of the activities this is. */
  readonly views: ReactNode;
  readonly search: ActivitiesSearch;
  readonly onGo: (next: Partial<Record<keyof ActivitiesSearch, string | undefined>>, replace?: boolean) => void;
}

/** A week of one person, or of a team. An activity is moved by pointer, by finger or by keyboard, and taken back. */
export function CalendarView({ views, search, onGo }: CalendarViewProps) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const team = search.view === 'team';
  const dates = useMemo(() => weekOf(search.on ?? words.today), [search.on, words.today]);
  const { calendar, stale, refusal, retry } = useCalendar(search, dates);
  const changing = useDayChange();
  const frame = useRef<HTMLDivElement>(null);
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const drag = useEntryDrag(calendar?.activities ?? [], changing.move);
  const activities = changing.shown(calendar?.activities ?? []);
  const turn = (weeks: -1 | 0 | 1) => onGo({ ...search, on: weekTurned(dates, weeks, words.today) }, true);
  const onKeyDown = useCalendarKeys({
    frame,
    activities,
    timeZone: words.timeZone,
    onTurn: turn,
    onMove: (activity, day) => void changing.move(activity, day),
    onUndo: changing.undoLast,
  });
  const late = useLate(calendar === null);
  const { kind } = search;
  return (
    <>
      <CalendarBar views={views} search={search} dates={dates} onGo={onGo} onTurn={turn} />
      {changing.problem && (
        <p className={classes.problem} role="alert">
          {changing.problem}
        </p>
      )}
      {calendar?.capped && (
        <p className={classes.capped} role="status">
          {t('calendar.capped')}
        </p>
      )}
      {calendar === null && refusal && <RefusalNotice refusal={refusal} onRetry={retry} />}
      {calendar === null && !refusal && (
        <div className={classes.waiting}>{late && <Skeleton height="100%" radius="md" />}</div>
      )}
      {calendar && (
        <DndContext {...drag.context}>
          <div ref={frame} className={classes.frame} data-stale={stale || undefined} onKeyDown={onKeyDown}>
            {phone && <DayList days={calendarDays(dates, activities, words.timeZone)} showOwner={team} />}
            {!phone && !team && <WeekGrid days={calendarDays(dates, activities, words.timeZone)} />}
            {!phone && team && (
              <TeamGrid
                calendar={calendar}
                activities={activities}
                dates={dates}
                draggedOwner={drag.dragged?.owner.id ?? null}
                weekOfPerson={(owner) => ({
                  view: 'week',
                  owner,
                  ...(kind && { kind }),
                  ...(search.on && { on: search.on }),
                })}
              />
            )}
          </div>
          <DragOverlay dropAnimation={null}>{drag.dragged && <DraggedEntry activity={drag.dragged} />}</DragOverlay>
        </DndContext>
      )}
    </>
  );
}
