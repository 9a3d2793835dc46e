export type { SalesRefusalCode } from './contract/index.js';
export { salesMigrations } from './sales-migrations.js';
export { salesRows } from './persistence/sales-rows.js';
export { SalesModule } from './sales.module.js';
