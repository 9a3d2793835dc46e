import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DayFactsFragment, StatisticsFactsFragment } from '../../../graphql/graphql.js';
import { IntervalBar } from '../../../ui/charts/interval-bar.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { searchOf } from '../figure-link.js';
import classes from '../process.module.css';
import { changeOfRate } from './change-of-rate.js';
import { useShare } from './use-share.js';

export interface KeyFiguresProps {
  readonly figures: StatisticsFactsFragment;
  /** Of as many months before; not known until it has come. */
  readonly before: StatisticsFactsFragment | null;
}

export function KeyFigures({ figures, before }: KeyFiguresProps) {
  const { t } = useTranslation('process');
  const words = useWords();
  const { sales, won, lost, open, filter } = figures.outcomes;
  return (
    <dl className={classes.figures} aria-label={t('statistics.figures')}>
      <div className={classes.keyFigure}>
        <dt>{t('statistics.sales')}</dt>
        <dd>
          <Link className={classes.big} to="/opportunities" search={searchOf(filter)}>
            {words.number(sales)}
          </Link>
        </dd>
        <dd className={classes.dim}>{t('statistics.outcome', { won, lost, open })}</dd>
        <Before value={before && words.number(before.outcomes.sales)} />
      </div>
      <WinRate figures={figures} before={before} />
      <Days name={t('statistics.cycle')} days={figures.outcomes.cycle} before={before?.outcomes.cycle ?? null} />
      <Days name={t('statistics.lostCycle')} days={figures.lostCycle} before={before?.lostCycle ?? null} />
    </dl>
  );
}

function WinRate({ figures, before }: KeyFiguresProps) {
  const { t } = useTranslation('process');
  const share = useShare();
  const { winRate } = figures.outcomes;
  const { rate, low, high, trials } = winRate;
  const earlier = before?.outcomes.winRate;
  const change = earlier ? changeOfRate(winRate, earlier) : null;
  return (
    <div className={classes.keyFigure}>
      <dt>{t('statistics.winRate')}</dt>
      <dd>
        <Link className={classes.big} to="/opportunities" search={searchOf(winRate.filter)}>
          {rate === null ? '–' : share(rate)}
        </Link>
      </dd>
      {rate === null || low === null || high === null ? (
        <dd className={classes.dim}>{t('statistics.nothingDecided')}</dd>
      ) : (
        <>
          <dd>
            <IntervalBar rate={rate} low={low} high={high} />
          </dd>
          <dd className={classes.dim}>
            {t('statistics.interval', { low: share(low), high: share(high), count: trials })}
          </dd>
        </>
      )}
      <Before
        value={earlier && earlier.rate !== null ? share(earlier.rate) : null}
        words={change && t(`statistics.${change}`)}
      />
    </div>
  );
}

interface DaysProps {
  readonly name: string;
  readonly days: DayFactsFragment;
  readonly before: DayFactsFragment | null;
}

function Days({ name, days, before }: DaysProps) {
  const { t } = useTranslation('process');
  const words = useWords();
  return (
    <div className={classes.keyFigure}>
      <dt>{name}</dt>
      <dd>
        <Link className={classes.big} to="/opportunities" search={searchOf(days.filter)}>
          {days.median === null ? '–' : words.number(days.median)}
        </Link>
      </dd>
      <dd className={classes.dim}>
        {days.p90 === null
          ? t('statistics.nothingDecided')
          : t('statistics.p90', { days: words.number(days.p90), count: days.count })}
      </dd>
      <Before value={before && before.median !== null ? words.number(before.median) : null} />
    </div>
  );
}

function Before({
  value,
  words = null,
}: {
  readonly value: string | null | undefined;
  readonly words?: string | null;
}) {
  const { t } = useTranslation('process');
  return (
    <dd className={classes.dim}>
      {value ? t('statistics.before', { value }) : t('statistics.noBefore')}
      {words && ` · ${words}`}
    </dd>
  );
}
