import type { OpportunityRecordView, OpportunityView } from '@kontor/sales';
import { presentActivity } from './activity.presenter.js';
import type { OpportunityType } from './opportunity.type.js';
import type { OpportunityRecordType } from './opportunity-record.type.js';

/** A sale's view has the shape of the API already; to copy each row of a list would only cost time. */
export const presentOpportunity = (view: OpportunityView): OpportunityType => view;

export const presentRecord = (view: OpportunityRecordView | null): OpportunityRecordType | null =>
  view && {
    ...view,
    opportunity: presentOpportunity(view.opportunity),
    contacts: view.contacts.map(({ role, contact }) => ({ role, contact: { ...contact, roles: [...contact.roles] } })),
    activities: view.activities.map(presentActivity),
  };
