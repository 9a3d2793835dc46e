export { allMigrations, allRows, contextModules } from './contexts.js';
export { TrustedDocuments } from './edge/trusted-documents.js';
export { migrateAll } from './migrate-all.js';
export { type ApiOptions, type RunningApi, startApi } from './start.js';
