import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { CustomerOwnersDocument } from '../../../graphql/graphql.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import classes from './customer.module.css';

/** Who looked after the customer before; nothing when it was always the same person. */
export function CustomerOwners({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation('customers');
  const words = useWords();
  const { data } = useQuery(CustomerOwnersDocument, { variables: { customerId }, fetchPolicy: 'cache-and-network' });
  const owners = data?.customerOwners ?? [];
  if (owners.length < 2) return null;
  return (
    <section className={classes.block} aria-label={t('owners.title')}>
      <h2 className={classes.blockTitle}>{t('owners.title')}</h2>
      <ul className={classes.contacts}>
        {owners.map(({ owner, since, until }) => (
          <li key={since} className={classes.contact}>
            <span className={classes.contactName}>
              {owner?.name ?? t('owners.nobody')}
              <span className={classes.contactAbout}>
                {until === null
                  ? t('owners.since', { since: words.shortMoment(since) })
                  : t('owners.period', { since: words.shortMoment(since), until: words.shortMoment(until) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
