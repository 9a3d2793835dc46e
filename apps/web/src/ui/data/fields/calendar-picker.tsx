import { DatePicker } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/pl';
import 'dayjs/locale/en-gb';
import type { CalendarDate } from '../time/calendar.js';
import type { Language } from '../words/amounts.js';

export interface CalendarPickerProps {
  readonly value: CalendarDate | null;
  readonly today: CalendarDate;
  readonly language: Language;
  readonly onPick: (date: CalendarDate) => void;
}

/** A month to choose a day from. Loaded only when somebody opens it: most people type. */
export function CalendarPicker({ value, today, language, onPick }: CalendarPickerProps) {
  return (
    <DatePicker
      locale={language === 'pl' ? 'pl' : 'en-gb'}
      firstDayOfWeek={1}
      highlightToday
      value={value}
      defaultDate={value ?? today}
      onChange={(date) => {
        if (date !== null) onPick(date);
      }}
    />
  );
}
