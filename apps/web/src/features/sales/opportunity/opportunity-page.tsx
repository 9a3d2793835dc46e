import { useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router';
import type { OpportunityTab } from './opportunity-tab-names.js';
import { OpportunityView } from './opportunity-view.js';

/** One sale at its own address. */
export function OpportunityPage() {
  const { opportunityId } = useParams({ from: OPPORTUNITY_ROUTE });
  const { tab = 'overview', asOf = null } = useSearch({ from: OPPORTUNITY_ROUTE });
  const navigate = useNavigate();
  const router = useRouter();
  const go = (next: OpportunityTab, at: string | null) => {
    const search = { ...(next === 'overview' ? {} : { tab: next }), ...(at === null ? {} : { asOf: at }) };
    void navigate({ to: '.', search, replace: true });
  };
  return (
    <OpportunityView
      key={opportunityId}
      id={opportunityId}
      layout="page"
      tab={tab}
      onTab={(next) => go(next, asOf)}
      asOf={asOf}
      onAsOf={(at) => go(tab, at)}
      onGone={() => (router.history.canGoBack() ? router.history.back() : void navigate({ to: '/opportunities' }))}
    />
  );
}

const OPPORTUNITY_ROUTE = '/opportunities/$opportunityId';
