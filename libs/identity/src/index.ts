export { IdentityModule, type IdentityOptions } from './identity.module.js';
export { identityMigrations } from './identity-migrations.js';
export type { IdentityRefusalCode } from './contract/refusals.js';
