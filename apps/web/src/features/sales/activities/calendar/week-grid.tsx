import { useDroppable } from '@dnd-kit/core';
import { type CSSProperties, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { timeIn } from '../../../../ui/data/time/calendar.js';
import { weekdayInShort } from '../../../../ui/data/words/dates.js';
import { useWords } from '../../../../ui/data/words/use-words.js';
import { type CalendarDay, hoursShown, minutesOf } from './calendar-days.js';
import { CalendarEntry } from './calendar-entry.js';
import classes from './calendar.module.css';

const HOUR_PIXELS = 48;

/** Seven columns: what takes all day above, the hours of the day below. */
export function WeekGrid({ days }: { readonly days: readonly CalendarDay[] }) {
  const { t } = useTranslation('sales');
  const { first, last } = hoursShown(days);
  const hours = Array.from({ length: last - first }, (_, at) => first + at);
  const scroller = useRef<HTMLDivElement>(null);
  const earliest = Math.min(8, ...days.flatMap((day) => day.timed.map((one) => Math.floor(one.begins / 60))));
  useEffect(() => {
    scroller.current?.scrollTo({ top: Math.max(0, (Math.max(earliest, first) - first) * HOUR_PIXELS) });
  }, [earliest, first]);
  const height = (last - first) * HOUR_PIXELS;
  return (
    <div ref={scroller} className={classes.week} style={{ '--hour': `${HOUR_PIXELS}px` } as CSSProperties}>
      <div className={classes.hours} aria-hidden>
        <div className={classes.hoursHead}>{t('calendar.allDay')}</div>
        <div className={classes.hoursBody} style={{ height }}>
          {hours.map((hour) => (
            <span key={hour} style={{ top: (hour - first) * HOUR_PIXELS }}>
              {hour}:00
            </span>
          ))}
        </div>
      </div>
      {days.map((day) => (
        <DayColumn key={day.date} day={day} first={first} last={last} />
      ))}
    </div>
  );
}

interface DayColumnProps {
  readonly day: CalendarDay;
  readonly first: number;
  readonly last: number;
}

function DayColumn({ day, first, last }: DayColumnProps) {
  const words = useWords();
  const { setNodeRef, isOver } = useDroppable({ id: day.date, data: { date: day.date } });
  const today = day.date === words.today;
  const top = (minutes: number) => ((minutes - first * 60) / 60) * HOUR_PIXELS;
  const now = minutesOf(timeIn(words.timeZone, new Date()));
  return (
    <section
      ref={setNodeRef}
      className={classes.dayColumn}
      data-over={isOver || undefined}
      data-today={today || undefined}
      aria-label={words.fullDate(day.date)}
    >
      <div className={classes.dayTop}>
        <h2 className={classes.dayName} data-today={today || undefined}>
          {weekdayInShort(day.date, words.language)} <span>{Number(day.date.slice(8))}</span>
        </h2>
        <div className={classes.allDay}>
          {day.allDay.map((activity) => (
            <CalendarEntry key={activity.id} activity={activity} />
          ))}
        </div>
      </div>
      <div className={classes.dayBody} style={{ height: (last - first) * HOUR_PIXELS }}>
        {today && now >= first * 60 && now <= last * 60 && (
          <div className={classes.now} style={{ top: top(now) }} aria-hidden />
        )}
        {day.timed.map(({ activity, begins, ends, lane, lanes, width }) => (
          <CalendarEntry
            key={activity.id}
            activity={activity}
            style={{
              position: 'absolute',
              top: top(begins) + 1,
              height: top(ends) - top(begins) - 2,
              insetInlineStart: `calc(${(lane / lanes) * 100}% + 2px)`,
              width: `calc(${(width / lanes) * 100}% - 4px)`,
            }}
          />
        ))}
      </div>
    </section>
  );
}
