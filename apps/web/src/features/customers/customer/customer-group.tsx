import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { CustomerGroupDocument } from '../../../graphql/graphql.js';
import { MoneySum } from '../../../ui/data/money/money-sum.js';
import { RecordLink } from '../../../ui/data/records/record-link.js';
import classes from './customer.module.css';

/** A customer with all that belong to it: what they are together, and each. */
export function CustomerGroup({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation('customers');
  const { data } = useQuery(CustomerGroupDocument, { variables: { customerId }, fetchPolicy: 'cache-and-network' });
  const group = data?.customerGroup;
  if (!group) return null;
  return (
    <section className={classes.block} aria-label={t('group.title')}>
      <h2 className={classes.blockTitle}>{t('group.titleOf', { count: group.count })}</h2>
      <dl className={classes.groupSums}>
        {(['won', 'open', 'lost'] as const).map((kind) => (
          <div key={kind}>
            <dt>{t(`sums.${kind}`)}</dt>
            <dd>
              <MoneySum sum={group[kind].inBase} missingRates={group[kind].missingRates} rates={group.rates} />
            </dd>
          </div>
        ))}
      </dl>
      <ul className={classes.contacts}>
        {group.members
          .filter(({ id }) => id !== customerId)
          .map(({ id, name, won }) => (
            <li key={id} className={classes.contact}>
              <span className={classes.contactName}>
                <RecordLink kind="customer" id={id} name={name} />
              </span>
              <MoneySum sum={won.inBase} missingRates={won.missingRates} rates={group.rates} />
            </li>
          ))}
      </ul>
    </section>
  );
}
