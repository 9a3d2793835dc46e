import { Button } from '@mantine/core';
import { IconPlus, IconTargetArrow } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { OpportunitiesDocument } from '../../../graphql/graphql.js';
import { Collection } from '../../../ui/data/collection/collection.js';
import { useConnection } from '../../../ui/data/collection/use-connection.js';
import { useCreation } from '../../../ui/data/creation/creation.js';
import { RecordPanel } from '../../../ui/data/panel/record-panel.js';
import { EmptyState } from '../../../ui/data/states/empty-state.js';
import { useMay } from '../../../ui/data/words/use-viewer.js';
import { BulkResult } from '../bulk/bulk-result.js';
import { BulkSales } from '../bulk/bulk-sales.js';
import { useBulkChange } from '../bulk/use-bulk-change.js';
import { OpportunityView } from '../opportunity/opportunity-view.js';
import { useOpportunitiesAddress } from './use-opportunities-address.js';
import { useSaleColumns } from './use-sale-columns.js';
import { useSaleTotals } from './use-sale-totals.js';

/** All sales that the person may see, filtered as words, with the open one beside them. */
export function OpportunitiesPage() {
  const { t } = useTranslation('sales');
  const { create } = useCreation();
  const mayWrite = useMay('opportunity.write');
  const mayExport = useMay('export.run');
  const address = useOpportunitiesAddress();
  const loaded = useConnection(OpportunitiesDocument, 'opportunities', {
    filter: address.filter,
    sort: address.order,
    first: 50,
  });
  const totals = useSaleTotals(address.filter);
  const columns = useSaleColumns(totals, mayWrite);
  const bulk = useBulkChange();
  const { search } = address;
  const newSale = mayWrite && (
    <Button size="xs" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => create({ kind: 'opportunity' })}>
      {t('new.action')}
    </Button>
  );
  return (
    <RecordPanel
      label={t('opportunity.panel')}
      onClose={address.close}
      onExpand={() => search.open && address.goPage(search.open)}
      panel={
        search.open ? (
          <OpportunityView
            key={search.open}
            id={search.open}
            layout="panel"
            tab={search.tab ?? 'overview'}
            onTab={address.setTab}
            onGone={address.close}
          />
        ) : null
      }
    >
      <BulkResult bulk={bulk} />
      <Collection
        name="opportunities"
        label={t('list.label')}
        columns={columns}
        loaded={loaded}
        sort={address.sort}
        onSort={address.setSort}
        views={address.views}
        search={{ text: search.q ?? '', onText: address.setText, placeholder: t('list.search') }}
        filters={address.filters}
        onClearFilters={address.clear}
        exportUrl={mayExport ? address.exportUrl : null}
        bulk={mayWrite ? (selection) => <BulkSales {...{ bulk, selection }} filter={address.filter} /> : null}
        mostFound={10_000}
        rowLabel={(sale) => `${sale.title}, ${sale.customer?.name ?? t('opportunity.noCustomer')}`}
        hrefOf={(sale) => `/opportunities/${sale.id}`}
        openId={search.open ?? null}
        onOpen={(sale) => address.open(sale.id)}
        onOpenPage={(sale) => address.goPage(sale.id)}
        onPrefetch={address.prefetch}
        showTotals
        actions={newSale}
        empty={
          <EmptyState icon={<IconTargetArrow size={36} />} title={t('list.empty')} text={t('list.emptyHint')}>
            {newSale}
          </EmptyState>
        }
      />
    </RecordPanel>
  );
}
