import { Button } from '@mantine/core';
import { IconCalendarShare } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ActivityFactsFragment } from '../../../graphql/graphql.js';
import classes from '../../../ui/data/activities/activities.module.css';
import { ActivityLine } from '../../../ui/data/activities/activity-line.js';
import { nextWorkingDay } from '../../../ui/data/activities/activity-times.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { Section } from './section.js';
import { useRescheduleAll } from './use-reschedule-all.js';
import { Problem } from '../../../ui/data/states/problem.js';

/** What should have been done already, and one button for the days on which that cannot be helped. */
export function LateActivities({ activities }: { readonly activities: readonly ActivityFactsFragment[] }) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const all = useRescheduleAll();
  const movable = activities.filter((activity) => activity.canEdit);
  const day = nextWorkingDay(words.today);
  const action = (
    <>
      {movable.length > 1 && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={all.running}
          leftSection={<IconCalendarShare size={16} aria-hidden />}
          onClick={() => void all.move(movable, day)}
        >
          {t('home.allTo', { day: words.nearDate(day) })}
        </Button>
      )}
      <Problem size="sm" text={all.problem} />
    </>
  );
  return (
    <Section title={t('home.late')} count={activities.length} tone="late" action={action}>
      <ul className={classes.list}>
        {activities.map((activity) => (
          <ActivityLine key={activity.id} activity={activity} />
        ))}
      </ul>
    </Section>
  );
}
