import { Badge, Text, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconArrowDownRight, IconArrowUpRight, IconCurrencyEuro } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RatesTodayQuery } from '../../../graphql/graphql.js';
import { EmptyState } from '../../../ui/data/states/empty-state.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { Table } from '../../../ui/layout/table.js';
import { movePercent } from './rate-moves.js';
import classes from './rates.module.css';

type Rate = RatesTodayQuery['ratesToday'][number];

interface RatesTodayProps {
  readonly rates: readonly Rate[];
  readonly chosen: string | null;
  readonly onChoose: (currency: string) => void;
}

export function RatesToday({ rates, chosen, onChoose }: RatesTodayProps) {
  const { t } = useTranslation('settings');
  if (rates.length === 0) {
    return (
      <EmptyState
        icon={<IconCurrencyEuro size={32} stroke={1.4} />}
        title={t('rates.empty')}
        text={t('rates.emptyText')}
      />
    );
  }
  return (
    <Table
      label={t('rates.today')}
      head={[
        t('rates.currency'),
        { name: t('rates.rate'), number: true },
        { name: t('rates.move'), number: true },
        t('rates.of'),
        t('rates.source'),
      ]}
      minWidth={480}
    >
      {rates.map((rate) => (
        <RateRow key={rate.currency} rate={rate} chosen={rate.currency === chosen} onChoose={onChoose} />
      ))}
    </Table>
  );
}

interface RateRowProps {
  readonly rate: Rate;
  readonly chosen: boolean;
  readonly onChoose: (currency: string) => void;
}

function RateRow({ rate, chosen, onChoose }: RateRowProps) {
  const { t } = useTranslation('settings');
  const words = useWords();
  const { currency, state } = rate;
  return (
    <tr data-chosen={chosen || undefined} className={classes.rate}>
      <td>
        <UnstyledButton
          className={classes.choice}
          aria-pressed={chosen}
          onClick={() => onChoose(currency)}
          title={t('rates.showChart', { currency })}
        >
          1 {currency}
        </UnstyledButton>
      </td>
      <td data-number data-dim={state !== 'IN_FORCE' || undefined}>
        {rate.rate === null || rate.rate === undefined ? '–' : `${words.number(rate.rate, 8)} ${words.baseCurrency}`}
      </td>
      <td data-number>{state === 'IN_FORCE' && <Move rate={rate} />}</td>
      <td>
        {rate.rateDate && <span title={words.fullDate(rate.rateDate)}>{words.date(rate.rateDate)}</span>}
        {state !== 'IN_FORCE' && (
          <Badge
            ml={8}
            size="sm"
            variant="light"
            color="red"
            leftSection={<IconAlertTriangle size={12} stroke={1.8} />}
          >
            {t(`rates.state.${state}`)}
          </Badge>
        )}
      </td>
      <td>
        <Text span c="dimmed">
          {rate.source
            ? t(`rates.sourceName.${rate.source}`)
            : rate.sources.map((name) => t(`rates.sourceName.${name}`)).join(', ')}
        </Text>
      </td>
    </tr>
  );
}

function Move({ rate }: { readonly rate: Rate }) {
  const { t } = useTranslation('settings');
  const words = useWords();
  if (!rate.rate || !rate.before || !rate.beforeDate) return null;
  const percent = movePercent(rate.before, rate.rate);
  const Icon = percent < 0 ? IconArrowDownRight : IconArrowUpRight;
  return (
    <span className={classes.move} title={t('rates.since', { date: words.fullDate(rate.beforeDate) })}>
      {percent !== 0 && <Icon size={14} stroke={1.8} aria-hidden />}
      {percent > 0 ? '+' : ''}
      {words.percent(percent.toFixed(2))}
    </span>
  );
}
