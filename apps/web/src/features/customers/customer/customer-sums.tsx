import { useTranslation } from 'react-i18next';
import { MoneySum } from '../../../ui/data/money/money-sum.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import classes from './customer.module.css';
import type { CustomerCard } from './use-customer.js';
import { YearSpark } from './year-spark.js';

/** What was won, is open and was lost, in the base currency; a currency without a rate is named, never guessed. */
export function CustomerSums({ card }: { readonly card: CustomerCard }) {
  const { t } = useTranslation('customers');
  const words = useWords();
  return (
    <div className={classes.sums}>
      {(['won', 'open', 'lost'] as const).map((kind) => (
        <div key={kind} className={classes.sum} data-kind={kind}>
          <span className={classes.sumLabel}>{t(`sums.${kind}`)}</span>
          <span className={classes.sumValue}>
            <MoneySum sum={card[kind].inBase} missingRates={card[kind].missingRates} rates={card.rates} />
          </span>
          <span className={classes.sumCount}>
            {t('sums.sales', { count: card[kind].count, shown: words.number(card[kind].count, 0) })}
          </span>
        </div>
      ))}
      {card.years.length > 1 && <YearSpark years={card.years} />}
    </div>
  );
}
