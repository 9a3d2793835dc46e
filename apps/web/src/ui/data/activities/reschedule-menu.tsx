import { ActionIcon, Button, Popover, Stack } from '@mantine/core';
import { IconCalendarTime } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityFactsFragment } from '../../../graphql/graphql.js';
import { DateField } from '../fields/date-field.js';
import { useRefusalWords } from '../saving/use-refusal-words.js';
import { addDays, timeIn } from '../time/calendar.js';
import { useWords } from '../words/use-words.js';
import { dueFrom, nextWorkingDay } from './activity-times.js';
import { useActivityActions } from './use-activity-actions.js';

export interface RescheduleMenuProps {
  readonly activity: ActivityFactsFragment;
  readonly onProblem: (problem: string | null) => void;
}

/** Another day in two gestures, or any day in words. */
export function RescheduleMenu({ activity, onProblem }: RescheduleMenuProps) {
  const { t } = useTranslation('data');
  const { opened, setOpened, text, setText, to, days } = useReschedule({ activity, onProblem });
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      shadow="md"
      position="bottom-end"
      withinPortal
      width={230}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('activity.reschedule', { subject: activity.subject })}
          onClick={() => setOpened((now) => !now)}
        >
          <IconCalendarTime size={16} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p="xs">
        <Stack gap={2}>
          {days.map((day) => (
            <Button
              key={day.key}
              size="xs"
              variant="subtle"
              color="gray"
              justify="space-between"
              rightSection={day.words}
              onClick={() => void to(day.typed)}
            >
              {t(`activity.to.${day.key}`)}
            </Button>
          ))}
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void to(text);
            }}
          >
            <DateField
              size="xs"
              withTime
              ariaLabel={t('activity.anotherDay')}
              value={text}
              onChange={setText}
              onPicked={(picked) => void to(picked)}
            />
          </form>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function useReschedule({ activity, onProblem }: RescheduleMenuProps) {
  const words = useWords();
  const say = useRefusalWords();
  const actions = useActivityActions();
  const [opened, setOpened] = useState(false);
  const [text, setText] = useState('');
  const to = async (typed: string) => {
    const due = dueFrom(typed, words.today, words.timeZone);
    if (due === null) return;
    setOpened(false);
    setText('');
    const saved = await actions.change(activity, due);
    onProblem(saved.ok ? null : say(saved.refusal));
  };
  // The time of day stays: only the day is another.
  const time =
    activity.dueAt !== null && !activity.allDay ? ` ${timeIn(words.timeZone, new Date(activity.dueAt))}` : '';
  const choices = [
    { key: 'tomorrow', date: addDays(words.today, 1) },
    { key: 'workingDay', date: nextWorkingDay(words.today) },
    { key: 'week', date: addDays(words.today, 7) },
  ] as const;
  const days = choices
    .filter((choice, at) => choices.findIndex((other) => other.date === choice.date) === at)
    .map(({ key, date }) => ({ key, typed: `${date}${time}`, words: words.nearDate(date) }));
  return { opened, setOpened, text, setText, to, days };
}
