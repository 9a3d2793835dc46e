import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayFactsFragment } from '../../../graphql/graphql.js';
import { binsOf } from '../../../ui/charts/day-axis.js';
import { DayHistogram } from '../../../ui/charts/day-histogram.js';
import { Card } from '../../../ui/layout/card.js';
import { Table } from '../../../ui/layout/table.js';

/** How many sales were won after how many days. */
export function CycleChart({ cycle }: { readonly cycle: DayFactsFragment }) {
  const { t } = useTranslation('process');
  const [table, setTable] = useState(false);
  const { median, p90, count, histogram } = cycle;
  if (median === null || p90 === null) {
    return (
      <Card title={t('cycleChart.title')}>
        <Text c="dimmed">{t('statistics.nothingDecided')}</Text>
      </Card>
    );
  }
  return (
    <Card
      flush={table}
      title={t('cycleChart.title')}
      text={table ? undefined : t('cycleChart.text')}
      actions={
        <Button variant="subtle" color="gray" size="xs" onClick={() => setTable(!table)}>
          {t(table ? 'days.asChart' : 'days.asTable')}
        </Button>
      }
    >
      {table ? (
        <BinsTable counts={histogram} p90={p90} />
      ) : (
        <DayHistogram
          counts={histogram}
          median={median}
          p90={p90}
          unit={t('days.unit')}
          label={t('cycleChart.label', { count, median, p90 })}
        />
      )}
    </Card>
  );
}

function BinsTable({ counts, p90 }: { readonly counts: DayFactsFragment['histogram']; readonly p90: number }) {
  const { t } = useTranslation('process');
  const { bins, width } = binsOf(counts, p90);
  return (
    <Table
      label={t('cycleChart.title')}
      head={[t('cycleChart.days'), { name: t('cycleChart.sales'), number: true }]}
      minWidth={240}
    >
      {bins.map(({ from, count }, at) => (
        <tr key={from}>
          <th scope="row">
            {at === bins.length - 1
              ? `≥ ${from}`
              : width === 1
                ? from
                : t('cycleChart.to', { from, to: from + width - 1 })}
          </th>
          <td data-number>{count}</td>
        </tr>
      ))}
    </Table>
  );
}
