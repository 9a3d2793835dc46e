import { Tooltip } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Money } from '../words/amounts.js';
import { useWords } from '../words/use-words.js';
import classes from './money.module.css';
import type { Rate } from './money-sum.js';

export interface Valued {
  readonly amount: Money | null;
  readonly amountInBase: Money | null;
  readonly rateUsed: Rate | null;
  readonly rateMissing: boolean;
}

/** An amount in its own currency; its value in the base currency and the rate are told on hover. */
export function MoneyAmount({ of, quiet = false }: { readonly of: Valued; readonly quiet?: boolean }) {
  const words = useWords();
  const inBase = useBaseWords(of);
  if (!of.amount) return <span className={classes.nothing}>–</span>;
  const amount = <span className={classes.amount}>{words.money(of.amount, { whole: true })}</span>;
  if (inBase === null) return amount;
  return (
    <Tooltip label={inBase} withinPortal>
      <span className={classes.foreign}>
        {of.rateMissing && !quiet && <IconAlertTriangle size={13} aria-label={inBase} className={classes.warn} />}
        {amount}
      </span>
    </Tooltip>
  );
}

/** `= 182 000 zł @ 4,0265 (12 Nov)`, or that no rate is known; `null` where the amount is in the base currency. */
export function useBaseWords(of: Valued): string | null {
  const { t } = useTranslation('data');
  const words = useWords();
  if (!of.amount) return null;
  if (of.rateMissing) return t('money.noRate', { currency: of.amount.currency });
  if (!of.amountInBase || !of.rateUsed || of.amount.currency === of.amountInBase.currency) return null;
  return t('money.inBase', {
    amount: words.money(of.amountInBase),
    rate: words.number(of.rateUsed.rate, 8),
    date: words.date(of.rateUsed.validFrom),
  });
}
