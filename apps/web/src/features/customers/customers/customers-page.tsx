import { Button } from '@mantine/core';
import { IconBuildingStore, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CustomersDocument } from '../../../graphql/graphql.js';
import { Collection } from '../../../ui/data/collection/collection.js';
import { useConnection } from '../../../ui/data/collection/use-connection.js';
import { useCreation } from '../../../ui/data/creation/creation.js';
import { RecordPanel } from '../../../ui/data/panel/record-panel.js';
import { EmptyState } from '../../../ui/data/states/empty-state.js';
import { useMay } from '../../../ui/data/words/use-viewer.js';
import { CustomerView } from '../customer/customer-view.js';
import { useCustomerColumns } from './use-customer-columns.js';
import { useCustomersAddress } from './use-customers-address.js';

export function CustomersPage() {
  const { t } = useTranslation('customers');
  const address = useCustomersAddress();
  const { search } = address;
  const { create } = useCreation();
  const mayWrite = useMay('customer.write');
  const mayExport = useMay('export.run');
  const columns = useCustomerColumns();
  const loaded = useConnection(CustomersDocument, 'customers', {
    filter: address.filter,
    sort: address.order,
    first: 50,
  });
  const newCustomer = mayWrite && (
    <Button size="xs" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => create({ kind: 'customer' })}>
      {t('new.action')}
    </Button>
  );
  return (
    <RecordPanel
      label={t('panel')}
      onClose={address.close}
      onExpand={() => search.open && address.goPage(search.open)}
      panel={
        search.open ? <CustomerView key={search.open} id={search.open} layout="panel" onGone={address.close} /> : null
      }
    >
      <Collection
        name="customers"
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
        rowLabel={(customer) => customer.name}
        hrefOf={(customer) => `/customers/${customer.id}`}
        openId={search.open ?? null}
        onOpen={(customer) => address.open(customer.id)}
        onOpenPage={(customer) => address.goPage(customer.id)}
        onPrefetch={address.prefetch}
        actions={
          <>
            <Button size="xs" variant="default" component={Link} to="/customers/duplicates">
              {t('duplicates.action')}
            </Button>
            {newCustomer}
          </>
        }
        empty={
          <EmptyState icon={<IconBuildingStore size={36} />} title={t('list.empty')} text={t('list.emptyHint')}>
            {newCustomer}
          </EmptyState>
        }
      />
    </RecordPanel>
  );
}
