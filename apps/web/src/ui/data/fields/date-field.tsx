import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDate } from '../time/calendar.js';
import { dateToType } from '../words/dates.js';
import { useWords } from '../words/use-words.js';
import { type FieldFrame, inputProps } from './field-frame.js';
import classes from './fields.module.css';
import { type Leaning, parseDate, parseMoment } from './parse-date.js';

const Calendar = lazy(() => import('./calendar-picker.js').then((module) => ({ default: module.CalendarPicker })));

export interface DateFieldProps extends FieldFrame {
  /** The text as typed; `parseDate` or `parseMoment` reads it. */
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly leaning?: Leaning;
  readonly withTime?: boolean;
  /** A day chosen in the calendar, after which nothing is left to type. */
  readonly onPicked?: (text: string) => void;
}

/** A date typed in words ("pt", "+2w", "12.12") or chosen in a calendar; what it was taken for stands beneath. */
export function DateField({
  value,
  onChange,
  leaning = 'future',
  withTime = false,
  onPicked,
  ...frame
}: DateFieldProps) {
  const { t } = useTranslation('data');
  const words = useWords();
  const [opened, setOpened] = useState(false);
  const read = withTime ? parseMoment(value, words.today, leaning) : wholeDay(parseDate(value, words.today, leaning));
  const taken = read ? words.fullDate(read.date) + (read.time === null ? '' : `, ${read.time}`) : null;
  const pick = (date: CalendarDate) => {
    const text = dateToType(date) + (read?.time ? ` ${read.time}` : '');
    onChange(text);
    setOpened(false);
    onPicked?.(text);
  };
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      withRoles={false}
      withinPortal={false}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <TextInput
          {...inputProps(frame)}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          placeholder={frame.placeholder ?? (withTime ? t('date.momentPlaceholder') : t('date.placeholder'))}
          description={taken ?? frame.hint ?? (frame.label === undefined ? undefined : '\u00a0')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoComplete="off"
          classNames={{ input: classes.number ?? '' }}
          rightSection={
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              tabIndex={-1}
              aria-label={t('date.openCalendar')}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => setOpened((now) => !now)}
            >
              <IconCalendar size={16} />
            </ActionIcon>
          }
        />
      </Popover.Target>
      <Popover.Dropdown p="xs">
        <Suspense fallback={null}>
          <Calendar value={read?.date ?? null} today={words.today} language={words.language} onPick={pick} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}

const wholeDay = (date: CalendarDate | null) => (date === null ? null : { date, time: null });
