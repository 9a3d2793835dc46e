import type { MigrationClass } from '@kontor/platform';
import { CreateCustomers1763900200000 } from './migrations/1763900200000-create-customers.js';

/** This context's part of the one ordered sequence. */
export const customersMigrations: readonly MigrationClass[] = [CreateCustomers1763900200000];
