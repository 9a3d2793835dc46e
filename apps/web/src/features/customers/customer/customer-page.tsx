import { useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router';
import { withoutGaps } from '../../../ui/data/collection/search-values.js';
import type { CustomerSearch } from './customer-search.js';
import { CustomerView } from './customer-view.js';

const CUSTOMER_ROUTE = '/customers/$customerId';

/** One customer at its own address. */
export function CustomerPage() {
  const { customerId } = useParams({ from: CUSTOMER_ROUTE });
  const search: CustomerSearch = useSearch({ from: CUSTOMER_ROUTE });
  const navigate = useNavigate();
  const router = useRouter();
  const change = (part: { tab?: CustomerSearch['tab']; sales?: CustomerSearch['sales'] }) =>
    void navigate({
      to: CUSTOMER_ROUTE,
      params: { customerId },
      search: withoutGaps({ ...search, ...part }) as CustomerSearch,
      replace: true,
    });
  return (
    <CustomerView
      key={customerId}
      id={customerId}
      layout="page"
      onGone={() => (router.history.canGoBack() ? router.history.back() : void navigate({ to: '/customers' }))}
      address={{
        tab: search.tab ?? 'sales',
        sales: search.sales ?? 'all',
        onTab: (tab) => change({ tab }),
        onSales: (sales) => change({ sales }),
      }}
    />
  );
}
