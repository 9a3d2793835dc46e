import { useQuery } from '@apollo/client/react';
import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  ProcessBreakdownDocument,
  type ProcessBreakdownQuery,
  type ProcessStatisticsInput,
} from '../../../graphql/graphql.js';
import { IntervalBar } from '../../../ui/charts/interval-bar.js';
import { monthAndYear } from '../../../ui/data/words/dates.js';
import { PersonMark } from '../../../ui/data/words/person-mark.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { Answer } from '../../../ui/layout/answer.js';
import { Card } from '../../../ui/layout/card.js';
import { Table } from '../../../ui/layout/table.js';
import { Figure } from '../figure.js';
import classes from '../process.module.css';
import { BREAKDOWNS } from '../process-search.js';
import type { ProcessAddress } from '../use-process-address.js';
import { useShare } from './use-share.js';

type BreakdownBy = (typeof BREAKDOWNS)[number];
type Row = ProcessBreakdownQuery['processBreakdown'][number];

/** With fewer decided sales a rate says little, and is shown so. */
const FEW = 20;

/** The same sales by person, team, version or month. */
export function Breakdown({ address }: { readonly address: ProcessAddress }) {
  const { t } = useTranslation('process');
  const by = address.search.by ?? 'PERSON';
  return (
    <Card
      flush
      title={t('breakdown.title')}
      text={t('breakdown.text')}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t('breakdown.by')}
          data={BREAKDOWNS.map((value) => ({ value, label: t(`breakdown.${value}`) }))}
          value={by}
          onChange={(value) => address.change({ by: value === 'PERSON' ? undefined : value })}
        />
      }
    >
      <Rows key={by} input={address.statistics.now} by={by} />
    </Card>
  );
}

/** Keyed by what is compared: the rows of people must never be read as months while those are on their way. */
function Rows({ input, by }: { readonly input: ProcessStatisticsInput; readonly by: BreakdownBy }) {
  const asked = useQuery(ProcessBreakdownDocument, { variables: { input, by }, fetchPolicy: 'cache-and-network' });
  return <Answer asked={asked}>{({ processBreakdown }) => <RowsTable rows={processBreakdown} by={by} />}</Answer>;
}

function RowsTable({ rows, by }: { readonly rows: readonly Row[]; readonly by: BreakdownBy }) {
  const { t } = useTranslation('process');
  const head = [
    t(`breakdown.${by}`),
    { name: t('breakdown.sales'), number: true },
    ...(['won', 'lost', 'open'] as const).map((key) => ({ name: t(`breakdown.${key}`), number: true })),
    t('breakdown.winRate'),
    { name: t('breakdown.median'), number: true },
  ];
  return (
    <Table label={t('breakdown.table')} head={head} minWidth={900}>
      {rows.map((row) => (
        <BreakdownLine key={row.key ?? 'none'} row={row} by={by} />
      ))}
    </Table>
  );
}

function BreakdownLine({ row, by }: { readonly row: Row; readonly by: BreakdownBy }) {
  const { t } = useTranslation('process');
  const words = useWords();
  const share = useShare();
  const name = useName(row, by);
  const { rate, low, high, trials } = row.winRate;
  return (
    <tr>
      <th scope="row">{by === 'PERSON' && row.key ? <PersonMark person={{ name }} /> : name}</th>
      <td data-number>
        <Figure
          count={row.sales}
          filter={row.filter}
          label={t('health.opens', { who: name, what: t('breakdown.sales'), count: row.sales })}
        />
      </td>
      {[row.won, row.lost, row.open].map((count, at) => (
        <td key={at} data-number>
          {words.number(count)}
        </td>
      ))}
      <td>
        {rate === null || low === null || high === null ? (
          <span className={classes.dim}>–</span>
        ) : (
          <span className={classes.share}>
            <IntervalBar rate={rate} low={low} high={high} />
            {trials < FEW ? (
              <span className={classes.dim}>
                {share(rate)} · {t('breakdown.few')}
              </span>
            ) : (
              <strong>{share(rate)}</strong>
            )}
            <span className={classes.dim}>{t('funnel.of', { low: share(low), high: share(high), count: trials })}</span>
          </span>
        )}
      </td>
      <td data-number>{row.cycle.median === null ? '–' : words.number(row.cycle.median)}</td>
    </tr>
  );
}

function useName(row: Row, by: BreakdownBy): string {
  const { t } = useTranslation('process');
  const words = useWords();
  if (row.key === null) return t(by === 'TEAM' ? 'noTeam' : 'nobody');
  if (by === 'MONTH') return monthAndYear(row.key, words.language);
  return by === 'VERSION' ? t('versionNumber', { number: row.name }) : (row.name ?? '');
}
