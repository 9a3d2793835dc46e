import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../ui/data/words/use-words.js';
import classes from './customer.module.css';
import { barHeights } from './bar-heights.js';
import type { CustomerCard } from './use-customer.js';

/** Won per year as bars from nought; the table behind them says the same to those who do not see it. */
export function YearSpark({ years }: { readonly years: CustomerCard['years'] }) {
  const { t } = useTranslation('customers');
  const words = useWords();
  const ordered = years.toSorted((a, b) => a.year - b.year);
  const heights = barHeights(ordered.map((year) => year.won.inBase.amount));
  return (
    <figure className={classes.spark}>
      <figcaption className={classes.sumLabel}>{t('sums.years')}</figcaption>
      <div className={classes.bars} aria-hidden>
        {ordered.map((year, at) => (
          <span
            key={year.year}
            className={classes.bar}
            style={{ height: `${heights[at]}%` }}
            title={`${year.year}: ${words.money(year.won.inBase, { whole: true })} (${year.won.count})`}
          />
        ))}
      </div>
      <span className={classes.sumCount}>
        {ordered[0]?.year}–{ordered.at(-1)?.year}
      </span>
      <VisuallyHidden>
        <table>
          <caption>{t('sums.years')}</caption>
          <tbody>
            {ordered.map((year) => (
              <tr key={year.year}>
                <th scope="row">{year.year}</th>
                <td>{words.money(year.won.inBase)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </figure>
  );
}
