import { useDroppable } from '@dnd-kit/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ActivityCalendarQuery, ActivityFactsFragment } from '../../../../graphql/graphql.js';
import type { CalendarDate } from '../../../../ui/data/time/calendar.js';
import { weekdayInShort } from '../../../../ui/data/words/dates.js';
import { PersonMark } from '../../../../ui/data/words/person-mark.js';
import { useWords } from '../../../../ui/data/words/use-words.js';
import type { ActivitiesSearch } from '../activities-search.js';
import { calendarDays } from './calendar-days.js';
import { CalendarEntry } from './calendar-entry.js';
import classes from './calendar.module.css';

type Calendar = ActivityCalendarQuery['activityCalendar'];

/** What stands in a cell before "and 3 more" leads to the week of that person. */
const MOST_IN_CELL = 4;

export interface TeamGridProps {
  readonly calendar: Pick<Calendar, 'people' | 'load'>;
  readonly activities: readonly ActivityFactsFragment[];
  readonly dates: readonly CalendarDate[];
  /** Whose activity is being dragged: it may change its day, not its owner. */
  readonly draggedOwner: string | null;
  readonly weekOfPerson: (personId: string) => ActivitiesSearch;
}

/** People in rows, days in columns. */
export function TeamGrid({ calendar, activities, dates, draggedOwner, weekOfPerson }: TeamGridProps) {
  const { t } = useTranslation('sales');
  const words = useWords();
  return (
    <div className={classes.teamFrame}>
      <table className={classes.team}>
        <caption className={classes.hidden}>{t('calendar.team')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('calendar.person')}</th>
            {dates.map((date) => (
              <th key={date} scope="col" data-today={date === words.today || undefined} title={words.fullDate(date)}>
                {weekdayInShort(date, words.language)} {Number(date.slice(8))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {calendar.people.map((person) => {
            const own = activities.filter((activity) => activity.owner.id === person.id);
            const days = calendarDays(dates, own, words.timeZone);
            return (
              <tr key={person.id}>
                <th scope="row">
                  <Link to="/activities" search={weekOfPerson(person.id)} className={classes.personLink}>
                    <PersonMark person={person} />
                  </Link>
                </th>
                {days.map((day) => (
                  <TeamCell
                    key={day.date}
                    id={`${person.id} ${day.date}`}
                    date={day.date}
                    disabled={draggedOwner !== person.id}
                    entries={[...day.allDay, ...day.timed.map((one) => one.activity)]}
                    load={calendar.load.find((one) => one.person.id === person.id && one.date === day.date)}
                    more={weekOfPerson(person.id)}
                  />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface TeamCellProps {
  readonly id: string;
  readonly date: CalendarDate;
  readonly disabled: boolean;
  readonly entries: readonly ActivityFactsFragment[];
  readonly load: Calendar['load'][number] | undefined;
  readonly more: ActivitiesSearch;
}

function TeamCell({ id, date, disabled, entries, load, more }: TeamCellProps) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const { setNodeRef, isOver } = useDroppable({ id, data: { date }, disabled });
  const shown = entries.slice(0, MOST_IN_CELL);
  const beyond = (load ? load.open + load.done : 0) - shown.length;
  return (
    <td ref={setNodeRef} data-over={isOver || undefined} data-today={date === words.today || undefined}>
      {load && (
        <p className={classes.load}>
          {load.late > 0 && <span className={classes.loadLate}>{t('calendar.loadLate', { count: load.late })}</span>}
          {load.open > load.late && <span>{t('calendar.loadOpen', { count: load.open - load.late })}</span>}
          {load.done > 0 && <span>{t('calendar.loadDone', { count: load.done })}</span>}
        </p>
      )}
      {shown.map((activity) => (
        <CalendarEntry key={activity.id} activity={activity} />
      ))}
      {beyond > 0 && (
        <Link to="/activities" search={more} className={classes.more}>
          {t('calendar.more', { count: beyond })}
        </Link>
      )}
    </td>
  );
}
