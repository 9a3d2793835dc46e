import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpportunityFactsFragment } from '../../../graphql/graphql.js';
import { LogRow } from '../../../ui/data/activities/log-row.js';
import { MoneyAmount } from '../../../ui/data/money/money-amount.js';
import { RecordLink } from '../../../ui/data/records/record-link.js';
import { useMay } from '../../../ui/data/words/use-viewer.js';
import { StageMark } from '../stage-mark.js';
import classes from './home.module.css';
import { Section } from './section.js';

/** Sales that nobody has planned anything for: planned right here. */
export function IdleSales({ sales }: { readonly sales: readonly OpportunityFactsFragment[] }) {
  const { t } = useTranslation('sales');
  return (
    <Section title={t('home.withoutNext')} count={sales.length}>
      <ul className={classes.lines}>
        {sales.map((sale) => (
          <IdleSale key={sale.id} sale={sale} />
        ))}
      </ul>
    </Section>
  );
}

function IdleSale({ sale }: { readonly sale: OpportunityFactsFragment }) {
  const { t } = useTranslation('sales');
  const mayWrite = useMay('activity.write');
  const [planning, setPlanning] = useState(false);
  return (
    <li className={classes.item}>
      <div className={classes.line}>
        <span className={classes.main}>
          <RecordLink kind="opportunity" id={sale.id} name={sale.title} />
          <span className={classes.aside}>
            {sale.customer && <RecordLink kind="customer" id={sale.customer.id} name={sale.customer.name} />}
          </span>
        </span>
        <span className={classes.aside}>
          <StageMark sale={sale} />
        </span>
        <span className={classes.amount}>
          <MoneyAmount of={sale} />
        </span>
        <span className={classes.quiet}>{t('home.quiet', { count: sale.daysInStage })}</span>
        {mayWrite && (
          <Button size="compact-sm" variant="light" onClick={() => setPlanning((now) => !now)} aria-expanded={planning}>
            {t('home.planNext')}
          </Button>
        )}
      </div>
      {planning && (
        <LogRow
          about={{ opportunityId: sale.id, ...(sale.customer ? { customerId: sale.customer.id } : {}) }}
          planning
          autoFocus
          onSaved={() => setPlanning(false)}
        />
      )}
    </li>
  );
}
