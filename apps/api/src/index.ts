export { allMigrations, allRows, contextModules } from './contexts.js';
export { TrustedDocuments } from './edge/trusted-documents.js';
export { migrateAll } from './migrate-all.js';
export type { ApiOptions } from './api-options.js';
export { type RunningApi, startApi } from './start.js';
