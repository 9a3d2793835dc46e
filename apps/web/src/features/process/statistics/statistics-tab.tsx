import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { ProcessStatisticsDocument } from '../../../graphql/graphql.js';
import { EmptyState } from '../../../ui/data/states/empty-state.js';
import { Answer } from '../../../ui/layout/answer.js';
import type { ProcessAddress } from '../use-process-address.js';
import classes from '../process.module.css';
import { Breakdown } from './breakdown.js';
import { CycleChart } from './cycle-chart.js';
import { FunnelCard } from './funnel-card.js';
import { KeyFigures } from './key-figures.js';
import { StageDays } from './stage-days.js';

/** How far sales come, how long it takes them and how many are won, against the months before. */
export function StatisticsTab({ address }: { readonly address: ProcessAddress }) {
  const { t } = useTranslation('process');
  const { now, before } = address.statistics;
  const asked = useQuery(ProcessStatisticsDocument, { variables: { input: now }, fetchPolicy: 'cache-and-network' });
  const earlier = useQuery(ProcessStatisticsDocument, { variables: { input: before } });
  return (
    <Answer asked={asked} lines={10}>
      {({ processStatistics: figures }) =>
        figures.outcomes.sales === 0 ? (
          <EmptyState title={t('statistics.empty')} text={t('statistics.emptyText')} />
        ) : (
          <>
            <KeyFigures figures={figures} before={earlier.data?.processStatistics ?? null} />
            <FunnelCard figures={figures} />
            <div className={classes.two}>
              <StageDays steps={figures.steps} />
              <CycleChart cycle={figures.outcomes.cycle} />
            </div>
            <Breakdown address={address} />
            <HowComputed />
          </>
        )
      }
    </Answer>
  );
}

function HowComputed() {
  const { t } = useTranslation('process');
  return (
    <details className={classes.computed}>
      <summary>{t('statistics.computed')}</summary>
      {(['cohort', 'winRate', 'clear', 'funnel', 'days'] as const).map((key) => (
        <p key={key}>{t(`computed.${key}`)}</p>
      ))}
    </details>
  );
}
