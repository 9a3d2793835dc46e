import { Button, Skeleton } from '@mantine/core';
import { IconTrophy, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CustomerSalesDocument, type OpportunityFactsFragment, type StageMeaning } from '../../../graphql/graphql.js';
import { useConnection } from '../../../ui/data/collection/use-connection.js';
import { MoneyAmount } from '../../../ui/data/money/money-amount.js';
import { EmptyState } from '../../../ui/data/states/empty-state.js';
import { RefusalNotice } from '../../../ui/data/states/refusal-notice.js';
import { PersonMark } from '../../../ui/data/words/person-mark.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import classes from './customer.module.css';
import type { SaleFilter } from './customer-search.js';

const MEANING: Readonly<Record<SaleFilter, StageMeaning | null>> = {
  all: null,
  won: 'WON',
  open: 'OPEN',
  lost: 'LOST',
};

/** Every sale of the customer, whatever became of it. */
export function CustomerSales({ customerId, sales }: { readonly customerId: string; readonly sales: SaleFilter }) {
  const { t } = useTranslation('customers');
  const words = useWords();
  const meaning = MEANING[sales];
  const loaded = useConnection(CustomerSalesDocument, 'opportunities', {
    filter: { customerIds: [customerId], ...(meaning ? { meanings: [meaning] } : {}) },
  });
  if (loaded.rows === null)
    return loaded.refusal ? (
      <RefusalNotice refusal={loaded.refusal} onRetry={loaded.retry} />
    ) : (
      <Skeleton height={160} mt="sm" />
    );
  if (loaded.rows.length === 0) return <EmptyState title={t(`sales.none.${sales}`)} text={t('sales.noneHint')} />;
  return (
    <div className={classes.tableScroll} data-stale={loaded.stale || undefined}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('sales.title')}</th>
            <th scope="col">{t('sales.stage')}</th>
            <th scope="col" data-align="end">
              {t('sales.amount')}
            </th>
            <th scope="col" data-align="end">
              {t('sales.inBase', { currency: words.baseCurrency })}
            </th>
            <th scope="col">{t('sales.date')}</th>
            <th scope="col">{t('sales.owner')}</th>
          </tr>
        </thead>
        <tbody>
          {loaded.rows.map((sale) => (
            <SaleRow key={sale.id} sale={sale} />
          ))}
        </tbody>
      </table>
      {loaded.hasMore && (
        <Button variant="subtle" size="xs" fullWidth loading={loaded.loadingMore} onClick={loaded.loadMore}>
          {t('sales.more')}
        </Button>
      )}
    </div>
  );
}

function SaleRow({ sale }: { readonly sale: OpportunityFactsFragment }) {
  const words = useWords();
  const date = sale.closedOn ?? sale.expectedCloseDate;
  return (
    <tr>
      <td>
        <Link to="/opportunities/$opportunityId" params={{ opportunityId: sale.id }} className={classes.saleTitle}>
          {sale.title}
        </Link>
        <span className={classes.saleNumber}>{sale.number}</span>
      </td>
      <td>
        <span className={classes.stage} data-meaning={sale.meaning}>
          {sale.meaning === 'WON' && <IconTrophy size={13} aria-hidden />}
          {sale.meaning === 'LOST' && <IconX size={13} aria-hidden />}
          {words.localised(sale.stage.name)}
        </span>
      </td>
      <td data-align="end">
        <MoneyAmount of={sale} />
      </td>
      <td data-align="end">{sale.amountInBase ? words.money(sale.amountInBase, { whole: true }) : '–'}</td>
      <td title={date ? words.fullDate(date) : undefined}>{date ? words.date(date) : '–'}</td>
      <td>
        <PersonMark person={sale.owner} withName={false} size={22} />
      </td>
    </tr>
  );
}
