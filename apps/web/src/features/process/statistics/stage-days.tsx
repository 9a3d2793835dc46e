import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatisticsFactsFragment } from '../../../graphql/graphql.js';
import { type DayRange, DayRanges } from '../../../ui/charts/day-ranges.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { Card } from '../../../ui/layout/card.js';
import { Table } from '../../../ui/layout/table.js';

interface StageRange extends DayRange {
  readonly count: number;
}

/** Days in each stage, of the sales that have left it: as a chart, or as the table behind it. */
export function StageDays({ steps }: { readonly steps: StatisticsFactsFragment['steps'] }) {
  const { t } = useTranslation('process');
  const [table, setTable] = useState(false);
  const rows = useRanges(steps);
  return (
    <Card
      flush={table}
      title={t('days.title')}
      text={table ? undefined : t('days.text')}
      actions={
        rows.length > 0 && (
          <Button variant="subtle" color="gray" size="xs" onClick={() => setTable(!table)}>
            {t(table ? 'days.asChart' : 'days.asTable')}
          </Button>
        )
      }
    >
      {rows.length === 0 ? (
        <Text c="dimmed">{t('days.none')}</Text>
      ) : table ? (
        <DaysTable rows={rows} />
      ) : (
        <DayRanges rows={rows} label={t('days.table')} unit={t('days.unit')} />
      )}
    </Card>
  );
}

function useRanges(steps: StatisticsFactsFragment['steps']): readonly StageRange[] {
  const { t } = useTranslation('process');
  const words = useWords();
  return steps.flatMap(({ stage, days }) => {
    if (days === null) return [];
    const { count, p25, median, p75, p90 } = days;
    if (p25 === null || median === null || p75 === null || p90 === null) return [];
    const said = t('days.words', { median, p25, p75, p90, count });
    const expected = stage.expectedDays;
    return [
      {
        key: stage.id,
        name: words.localised(stage.name),
        ...{ count, p25, median, p75, p90, expected },
        words: expected === null ? said : t('days.expected', { words: said, expected }),
      },
    ];
  });
}

function DaysTable({ rows }: { readonly rows: readonly StageRange[] }) {
  const { t } = useTranslation('process');
  const numbers = ['isExpected', 'median', 'half', 'p90', 'count'] as const;
  const head = [t('funnel.stage'), ...numbers.map((key) => ({ name: t(`days.${key}`), number: true }))];
  return (
    <Table label={t('days.table')} head={head}>
      {rows.map(({ key, name, expected, median, p25, p75, p90, count }) => (
        <tr key={key}>
          <th scope="row">{name}</th>
          {[expected ?? '–', median, `${p25}–${p75}`, p90, count].map((value, at) => (
            <td key={numbers[at]} data-number>
              {value}
            </td>
          ))}
        </tr>
      ))}
    </Table>
  );
}
