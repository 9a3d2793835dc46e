import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import listClasses from '../../../../ui/data/activities/activities.module.css';
import { ActivityLine } from '../../../../ui/data/activities/activity-line.js';
import { weekdayInShort } from '../../../../ui/data/words/dates.js';
import { useWords } from '../../../../ui/data/words/use-words.js';
import type { CalendarDay } from './calendar-days.js';
import classes from './day-list.module.css';

/** The same week where there is no room for seven columns. */
export function DayList({ days, showOwner }: { readonly days: readonly CalendarDay[]; readonly showOwner: boolean }) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const list = useRef<HTMLDivElement>(null);
  const week = days[0]?.date;
  useEffect(() => {
    const [frame, today] = [list.current, list.current?.querySelector<HTMLElement>('[data-today]')?.parentElement];
    if (week !== undefined && frame && today) frame.scrollTop = today.offsetTop - frame.offsetTop;
  }, [week]);
  return (
    <div ref={list} className={classes.dayList}>
      {days.map((day) => {
        const activities = [...day.allDay, ...day.timed.map((one) => one.activity)];
        return (
          <section key={day.date} aria-label={words.fullDate(day.date)}>
            <h2 className={classes.listDay} data-today={day.date === words.today || undefined}>
              {weekdayInShort(day.date, words.language)} {words.date(day.date)}
            </h2>
            {activities.length === 0 && <p className={classes.free}>{t('calendar.free')}</p>}
            <ul className={listClasses.list}>
              {activities.map((activity) => (
                <ActivityLine key={activity.id} activity={activity} showOwner={showOwner} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
