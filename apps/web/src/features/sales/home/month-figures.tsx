import { IconTrophy } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MyDayQuery } from '../../../graphql/graphql.js';
import { MoneySum } from '../../../ui/data/money/money-sum.js';
import { monthInWords } from '../../../ui/data/words/dates.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import classes from './home.module.css';

/** What this month brought so far, and what is still in the pipeline: both lead to the sales behind them. */
export function MonthFigures({ day }: { readonly day: MyDayQuery['myDay'] }) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const { wonThisMonth: won, openPipeline: open } = day;
  return (
    <dl className={classes.figures}>
      <div className={classes.figure}>
        <dt>
          <IconTrophy size={14} aria-hidden /> {t('home.won', { month: monthInWords(words.today, words.language) })}
        </dt>
        <dd>
          <MoneySum sum={won.inBase} missingRates={won.missingRates} />
          <Link to="/opportunities" search={{ owner: 'me', meaning: 'WON', closed: 'thisMonth' }}>
            {t('home.sales', { count: won.count })}
          </Link>
        </dd>
      </div>
      <div className={classes.figure}>
        <dt>{t('home.open')}</dt>
        <dd>
          <MoneySum sum={open.inBase} missingRates={open.missingRates} />
          <Link to="/opportunities" search={{ owner: 'me', meaning: 'OPEN', sort: 'EXPECTED_CLOSE_DATE.asc' }}>
            {t('home.sales', { count: open.count })}
          </Link>
        </dd>
      </div>
    </dl>
  );
}
