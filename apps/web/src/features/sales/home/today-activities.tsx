import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityFactsFragment } from '../../../graphql/graphql.js';
import classes from '../../../ui/data/activities/activities.module.css';
import { ActivityLine } from '../../../ui/data/activities/activity-line.js';
import { LogRow } from '../../../ui/data/activities/log-row.js';
import { useMay } from '../../../ui/data/words/use-viewer.js';
import homeClasses from './home.module.css';
import { Section } from './section.js';

export function TodayActivities({ activities }: { readonly activities: readonly ActivityFactsFragment[] }) {
  const { t } = useTranslation('sales');
  const mayWrite = useMay('activity.write');
  const [adding, setAdding] = useState(false);
  const action = mayWrite && !adding && (
    <Button
      size="compact-sm"
      variant="subtle"
      color="gray"
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => setAdding(true)}
    >
      {t('home.plan')}
    </Button>
  );
  return (
    <Section title={t('home.today')} count={activities.length} action={action}>
      {adding && <LogRow about={{}} autoFocus onSaved={() => setAdding(false)} />}
      {activities.length === 0 && !adding && <p className={homeClasses.nothing}>{t('home.nothingToday')}</p>}
      <ul className={classes.list}>
        {activities.map((activity) => (
          <ActivityLine key={activity.id} activity={activity} />
        ))}
      </ul>
    </Section>
  );
}
