export const OPPORTUNITY_TABS = ['overview', 'activities', 'register'] as const;
export type OpportunityTab = (typeof OPPORTUNITY_TABS)[number];
