import { HoverCard, Text, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Money } from '../words/amounts.js';
import { useWords } from '../words/use-words.js';
import classes from './money.module.css';

export interface Rate {
  readonly currency: string;
  readonly rate: string;
  readonly validFrom: string;
}

export interface MoneySumProps {
  readonly sum: Money;
  readonly missingRates?: readonly string[];
  readonly rates?: readonly Rate[];
  readonly short?: boolean;
}

/**
 * A sum in the base currency. It says by which rates it was made, and which currencies are not in it because nobody
 * has recorded a rate: a missing rate is never counted as one or nought.
 */
export function MoneySum({ sum, missingRates = [], rates = [], short = false }: MoneySumProps) {
  const { t } = useTranslation('data');
  const words = useWords();
  const exact = words.money(sum, { whole: true });
  const value = (
    <span className={classes.amount} title={short ? exact : undefined}>
      {short ? words.shortMoney(sum) : exact}
    </span>
  );
  if (missingRates.length === 0 && rates.length === 0) return value;
  return (
    <HoverCard withRoles={false} openDelay={150} closeDelay={100} position="top" shadow="md" withinPortal>
      <HoverCard.Target>
        <UnstyledButton className={classes.sum} component="span" tabIndex={0}>
          {value}
          {missingRates.length > 0 && (
            <span className={classes.missing}>
              <IconAlertTriangle
                size={13}
                {...(short
                  ? { role: 'img', 'aria-label': t('money.without', { currencies: missingRates.join(', ') }) }
                  : { 'aria-hidden': true })}
              />
              {!short && t('money.without', { currencies: missingRates.join(', ') })}
            </span>
          )}
        </UnstyledButton>
      </HoverCard.Target>
      <HoverCard.Dropdown maw={320}>
        <RateWords rates={rates} missingRates={missingRates} />
      </HoverCard.Dropdown>
    </HoverCard>
  );
}

function RateWords({
  rates,
  missingRates,
}: {
  readonly rates: readonly Rate[];
  readonly missingRates: readonly string[];
}) {
  const { t } = useTranslation('data');
  const words = useWords();
  return (
    <>
      {rates.map((rate) => (
        <Text key={rate.currency} size="xs" className={classes.amount}>
          {t('money.rate', {
            currency: rate.currency,
            rate: words.number(rate.rate, 8),
            base: words.baseCurrency,
            date: words.date(rate.validFrom),
          })}
        </Text>
      ))}
      {missingRates.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('money.missingExplanation', { currencies: missingRates.join(', ') })}
        </Text>
      )}
    </>
  );
}
