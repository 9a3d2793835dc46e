import { useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router';
import { OpportunityView } from './opportunity-view.js';

/** One sale at its own address. */
export function OpportunityPage() {
  const { opportunityId } = useParams({ from: OPPORTUNITY_ROUTE });
  const { tab = 'overview' } = useSearch({ from: OPPORTUNITY_ROUTE });
  const navigate = useNavigate();
  const router = useRouter();
  return (
    <OpportunityView
      key={opportunityId}
      id={opportunityId}
      layout="page"
      tab={tab}
      onTab={(next) => void navigate({ to: '.', search: next === 'overview' ? {} : { tab: next }, replace: true })}
      onGone={() => (router.history.canGoBack() ? router.history.back() : void navigate({ to: '/opportunities' }))}
    />
  );
}

const OPPORTUNITY_ROUTE = '/opportunities/$opportunityId';
