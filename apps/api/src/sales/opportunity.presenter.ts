import type {
  BoardView,
  OpportunityRecordView,
  OpportunityTotalsView,
  OpportunityView,
  ProcessView,
  SalesSummaryView,
} from '@kontor/sales';
import { presentContact } from '../customers/contact.presenter.js';
import { withCustomValues } from '../custom-fields/custom-value.presenter.js';
import type { OpportunityTotalsType, OpportunityType } from './opportunity.type.js';
import type { OpportunityRecordType } from './opportunity-record.type.js';
import type { BoardType, SalesSummaryType } from './pipeline.type.js';
import type { ProcessType } from './process.type.js';
import { presentSalesSum } from './rate-used.presenter.js';

/** The views have the shape of their types; these say so, and a difference does not compile. */
export const presentOpportunity = (view: OpportunityView): OpportunityType => withCustomValues(view);
export const presentOpportunityTotals = (view: OpportunityTotalsView): OpportunityTotalsType => view;
export const presentOpportunityRecord = (view: OpportunityRecordView): OpportunityRecordType => ({
  ...view,
  opportunity: presentOpportunity(view.opportunity),
  contacts: view.contacts.map(({ role, contact }) => ({ role, contact: presentContact(contact) })),
});
export const presentBoard = (view: BoardView): BoardType => ({
  ...view,
  columns: view.columns.map((column) => ({ ...column, cards: column.cards.map(presentOpportunity) })),
});
export const presentProcesses = (views: readonly ProcessView[]): ProcessType[] => views.map((view) => view);

export const presentSalesSummary = (view: SalesSummaryView): SalesSummaryType => ({
  ...view,
  won: presentSalesSum(view.won),
  lost: presentSalesSum(view.lost),
  open: presentSalesSum(view.open),
});
