import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { MyDayDocument } from '../../../graphql/graphql.js';
import { refusalOf } from '../../../ui/data/saving/refusal.js';
import { RefusalNotice } from '../../../ui/data/states/refusal-notice.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { WaitingApprovals } from '../../processes/approvals/waiting-approvals.js';
import { HandedOver } from '../hand-over/handed-over.js';
import { HomeSkeleton } from './home-skeleton.js';
import classes from './home.module.css';
import { IdleSales } from './idle-sales.js';
import { LateActivities } from './late-activities.js';
import { MonthFigures } from './month-figures.js';
import { MovedSales } from './moved-sales.js';
import { TodayActivities } from './today-activities.js';

/** My day: what is late, what is due, what has no next step, what moved without me. Every line does its thing in place. */
export function HomePage() {
  const { t } = useTranslation('sales');
  const words = useWords();
  const { data, error, refetch } = useQuery(MyDayDocument, {
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const day = data?.myDay ?? null;
  const calm = day !== null && day.late.length + day.today.length + day.withoutNextStep.length + day.moved.length === 0;
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.date}>{words.fullDate(words.today)}</h1>
        {day && <MonthFigures day={day} />}
      </header>
      {!day && error && <RefusalNotice refusal={refusalOf(error)} onRetry={() => void refetch()} />}
      {!day && !error && <HomeSkeleton />}
      {day && (
        <>
          {day.late.length > 0 && <LateActivities activities={day.late} />}
          <HandedOver />
          <WaitingApprovals />
          <TodayActivities activities={day.today} />
          {day.withoutNextStep.length > 0 && <IdleSales sales={day.withoutNextStep} />}
          {day.moved.length > 0 && <MovedSales news={day.moved} />}
          {calm && <p className={classes.calm}>{t('home.calm')}</p>}
        </>
      )}
    </div>
  );
}
