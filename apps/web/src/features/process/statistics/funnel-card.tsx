import { useTranslation } from 'react-i18next';
import type { StatisticsFactsFragment } from '../../../graphql/graphql.js';
import { IntervalBar } from '../../../ui/charts/interval-bar.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { Card } from '../../../ui/layout/card.js';
import { Table } from '../../../ui/layout/table.js';
import { Figure } from '../figure.js';
import classes from '../process.module.css';
import { useShare } from './use-share.js';

type Step = StatisticsFactsFragment['steps'][number];

export function FunnelCard({ figures }: { readonly figures: StatisticsFactsFragment }) {
  const { t } = useTranslation('process');
  const head = [
    t('funnel.stage'),
    t('funnel.reached'),
    t('funnel.conversion'),
    { name: t('funnel.waiting'), number: true },
    { name: t('funnel.lost'), number: true },
  ];
  return (
    <Card flush title={t('funnel.title')} text={t('funnel.text')}>
      <Table label={t('funnel.table')} head={head} minWidth={880}>
        {figures.steps.map((step) => (
          <StepRow key={step.stage.id} step={step} />
        ))}
      </Table>
    </Card>
  );
}

function StepRow({ step }: { readonly step: Step }) {
  const { t } = useTranslation('process');
  const words = useWords();
  const share = useShare();
  const stage = words.localised(step.stage.name);
  const label = (what: string, count: number) => t('funnel.opens', { stage, what, count });
  const part = step.share.rate ?? 0;
  return (
    <tr>
      <th scope="row">{stage}</th>
      <td>
        <span className={classes.reach}>
          <span className={classes.reachTrack} aria-hidden>
            <span className={classes.reachBar} style={{ width: `${(part * 100).toFixed(1)}%` }} />
          </span>
          <Figure
            count={step.reached}
            filter={step.reachedFilter}
            label={label(t('funnel.reached'), step.reached)}
            strong
          />
          <span className={classes.dim}>{share(part)}</span>
        </span>
      </td>
      <td>
        <WentOn conversion={step.conversion ?? null} />
      </td>
      <td data-number>
        <Figure count={step.waiting} filter={step.waitingFilter} label={label(t('funnel.waiting'), step.waiting)} />
      </td>
      <td data-number>
        <Figure count={step.lost} filter={step.lostFilter} label={label(t('funnel.lost'), step.lost)} />
      </td>
    </tr>
  );
}

function WentOn({ conversion }: { readonly conversion: Step['conversion'] }) {
  const { t } = useTranslation('process');
  const share = useShare();
  if (!conversion) return null;
  const { rate, low, high, trials } = conversion;
  if (rate === null || low === null || high === null) {
    return <span className={classes.dim}>{t('statistics.nothingDecided')}</span>;
  }
  return (
    <span className={classes.share}>
      <IntervalBar rate={rate} low={low} high={high} />
      <strong>{share(rate)}</strong>
      <span className={classes.dim}>{t('funnel.of', { low: share(low), high: share(high), count: trials })}</span>
    </span>
  );
}
