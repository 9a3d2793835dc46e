export { SALES_EVENTS } from './events.js';
export { ExitCriterionKind, ExitCriterionKinds } from './exit-criterion-kind.js';
export type { ActivityId, OpportunityId, ProcessId, ProcessVersionId, StageId } from './ids.js';
export { OpportunityImport } from './opportunity-import.js';
export { salesPermissions } from './permissions.js';
export type {
  OpportunityRefusalCode,
  ProcessRefusalCode,
  SalesRefusalCode,
  SalesSupportRefusalCode,
} from './refusals.js';
