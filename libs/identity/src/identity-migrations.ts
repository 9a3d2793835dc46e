import { CreateIdentity1763900100000 } from './migrations/1763900100000-create-identity.js';

/** In the order of their timestamps. */
export const identityMigrations = [CreateIdentity1763900100000] as const;
