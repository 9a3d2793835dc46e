import { useQuery } from '@apollo/client/react';
import { SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RateHistoryDocument } from '../../../graphql/graphql.js';
import { StepLine } from '../../../ui/charts/step-line.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { Answer } from '../../../ui/layout/answer.js';
import { Card } from '../../../ui/layout/card.js';
import { Table } from '../../../ui/layout/table.js';
import { movePercent } from './rate-moves.js';
import classes from './rates.module.css';

const RANGES = { MONTH: 31, YEAR: 366, THREE_YEARS: 1_097 } as const;
type Range = keyof typeof RANGES;

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);

/** One currency over time, titled by how far it has come; the same as a table behind it. */
export function RateChart({ currency }: { readonly currency: string }) {
  const { t } = useTranslation('settings');
  const words = useWords();
  const [range, setRange] = useState<Range>('YEAR');
  const from = daysBefore(words.today, RANGES[range]);
  const asked = useQuery(RateHistoryDocument, {
    variables: { currency, from, to: words.today },
    fetchPolicy: 'cache-and-network',
  });
  const days = (asked.data ?? asked.previousData)?.rateHistory ?? [];
  const [first, last] = [days[0], days.at(-1)];
  const title =
    first && last
      ? t(`rates.chart.${direction(movePercent(first.rate, last.rate))}`, {
          currency,
          rate: `${words.number(last.rate, 4)} ${words.baseCurrency}`,
          percent: words.percent(Math.abs(movePercent(first.rate, last.rate)).toFixed(1)),
          since: words.date(first.day),
        })
      : t('rates.chart.nothing', { currency });
  return (
    <Card
      title={title}
      actions={
        <SegmentedControl
          size="xs"
          value={range}
          onChange={setRange}
          data={(Object.keys(RANGES) as Range[]).map((value) => ({ value, label: t(`rates.range.${value}`) }))}
          aria-label={t('rates.chart.range')}
        />
      }
    >
      <Answer asked={asked}>
        {({ rateHistory }) =>
          rateHistory.length === 0 ? (
            <Text c="dimmed">{t('rates.chart.nothingText')}</Text>
          ) : (
            <>
              <StepLine
                points={rateHistory.map(({ day, rate }) => ({ day, value: Number(rate) }))}
                from={rateHistory[0]?.day ?? from}
                to={words.today}
                label={title}
                valueWords={(value) => words.number(value.toFixed(4), 4)}
                dayWords={(day) => words.fullDate(day)}
              />
              <details className={classes.behind}>
                <summary>{t('rates.chart.table')}</summary>
                <Table
                  label={t('rates.chart.table')}
                  head={[t('rates.from'), { name: t('rates.rate'), number: true }, t('rates.source')]}
                  minWidth={300}
                >
                  {[...rateHistory]
                    .reverse()
                    .slice(0, 400)
                    .map(({ day, rate, source }) => (
                      <tr key={day}>
                        <td>{words.fullDate(day)}</td>
                        <td data-number>
                          {words.number(rate, 8)} {words.baseCurrency}
                        </td>
                        <td>{t(`rates.sourceName.${source}`)}</td>
                      </tr>
                    ))}
                </Table>
              </details>
            </>
          )
        }
      </Answer>
    </Card>
  );
}

const direction = (percent: number): 'up' | 'down' | 'level' => (percent > 0 ? 'up' : percent < 0 ? 'down' : 'level');
