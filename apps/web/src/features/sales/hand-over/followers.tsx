import { useTranslation } from 'react-i18next';
import { PersonMark } from '../../../ui/data/words/person-mark.js';
import classes from '../opportunity/opportunity.module.css';
import type { OpportunityRecord } from '../opportunity/use-opportunity.js';

/** Who hears of a sale: its owner, and those who follow it. */
export function Followers({ record }: { readonly record: OpportunityRecord }) {
  const { t } = useTranslation('sales');
  const { owner } = record.opportunity;
  const others = record.followers.filter(({ id }) => id !== owner?.id);
  if (others.length === 0) return null;
  return (
    <section className={classes.block} aria-label={t('follow.heading')}>
      <h2 className={classes.blockTitle}>{t('follow.heading')}</h2>
      {others.map((person) => (
        <div key={person.id}>
          <PersonMark person={person} />
        </div>
      ))}
    </section>
  );
}
