import { ActionIcon, Menu } from '@mantine/core';
import { IconCalendarTime } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityFactsFragment } from '../../../graphql/graphql.js';
import { DateField } from '../fields/date-field.js';
import { useRefusalWords } from '../saving/use-refusal-words.js';
import { addDays } from '../time/calendar.js';
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
  const time = activity.dueAt !== null && !activity.allDay ? ` ${words.moment(activity.dueAt).split(' ').at(-1)}` : '';
  const choices = [
    { key: 'tomorrow', date: addDays(words.today, 1) },
    { key: 'workingDay', date: nextWorkingDay(words.today) },
    { key: 'week', date: addDays(words.today, 7) },
  ] as const;
  return (
    <Menu opened={opened} onChange={setOpened} shadow="md" position="bottom-end" withinPortal width={230}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('activity.reschedule', { subject: activity.subject })}
        >
          <IconCalendarTime size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('activity.moveTo')}</Menu.Label>
        {choices
          .filter((choice, at) => choices.findIndex((other) => other.date === choice.date) === at)
          .map((choice) => (
            <Menu.Item
              key={choice.key}
              onClick={() => void to(`${choice.date}${time}`)}
              rightSection={words.nearDate(choice.date)}
            >
              {t(`activity.to.${choice.key}`)}
            </Menu.Item>
          ))}
        <div
          style={{ padding: '6px 10px' }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void to(text);
            if (event.key !== 'Escape') event.stopPropagation();
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
        </div>
      </Menu.Dropdown>
    </Menu>
  );
}
