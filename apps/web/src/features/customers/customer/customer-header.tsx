import { useTranslation } from 'react-i18next';
import type { CustomerFactsFragment } from '../../../graphql/graphql.js';
import { EditableTitle } from '../../../ui/data/editing/editable-title.js';
import type { Fact } from '../../../ui/data/editing/fact.js';
import type { SaveFacts } from '../../../ui/data/editing/facts.js';
import classes from './customer.module.css';
import { CustomerTags } from './customer-tags.js';
import { CustomerActions } from './customer-actions.js';

export interface CustomerHeaderProps {
  readonly customer: CustomerFactsFragment;
  readonly name: Fact<CustomerFactsFragment>;
  readonly save: SaveFacts;
  readonly onGone: () => void;
}

export function CustomerHeader({ customer, name, save, onGone }: CustomerHeaderProps) {
  const { t } = useTranslation('customers');
  const priority = customer.priorityClass && t('classIs', { name: customer.priorityClass });
  const about = [customer.taxId, customer.segment?.name, customer.region?.name, priority].filter(Boolean);
  return (
    <header className={classes.header}>
      <div className={classes.names}>
        <p className={classes.over}>{about.join(' · ')}</p>
        <EditableTitle fact={name} record={customer} canEdit={customer.canEdit} save={save} />
        <CustomerTags customer={customer} save={save} />
      </div>
      <CustomerActions customer={customer} onGone={onGone} />
    </header>
  );
}
