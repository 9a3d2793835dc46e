export { SALES_EVENTS } from './events.js';
export type { ActivityId, OpportunityId, ProcessId, ProcessVersionId, StageId } from './ids.js';
export { OpportunityImport } from './opportunity-import.js';
export { salesPermissions } from './permissions.js';
export type { OpportunityRefusalCode, SalesRefusalCode, SalesSupportRefusalCode } from './refusals.js';
