import { useTranslation } from 'react-i18next';
import type { CustomerFactsFragment } from '../../../graphql/graphql.js';
import type { Fact } from '../../../ui/data/editing/fact.js';
import { Facts, type SaveFacts } from '../../../ui/data/editing/facts.js';
import { Addresses } from './addresses.js';
import { Contacts } from './contacts.js';
import classes from './customer.module.css';
import { CustomerGroup } from './customer-group.js';
import { CustomerOwners } from './customer-owners.js';
import type { OpenCustomer } from './use-customer.js';

export interface CustomerSideProps {
  readonly customer: CustomerFactsFragment;
  readonly open: OpenCustomer;
  readonly facts: readonly Fact<CustomerFactsFragment>[];
  readonly save: SaveFacts;
}

/** Who they are, whom we speak to, where they are. */
export function CustomerSide({ customer, open, facts, save }: CustomerSideProps) {
  const { t } = useTranslation('customers');
  const { card } = open;
  return (
    <div className={classes.side}>
      <Facts
        label={t('facts.title')}
        record={customer}
        facts={facts}
        canEdit={customer.canEdit && card !== null}
        save={save}
      />
      {card && (
        <div className={classes.rest}>
          <Contacts card={card} reload={open.reload} />
          <Addresses card={card} save={save} />
          {card.isParent && <CustomerGroup customerId={card.customer.id} />}
          <CustomerOwners customerId={card.customer.id} />
        </div>
      )}
    </div>
  );
}
