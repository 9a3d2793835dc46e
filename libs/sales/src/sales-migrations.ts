import type { MigrationClass } from '@kontor/platform';
import { CreateSales1763900300000 } from './migrations/1763900300000-create-sales.js';

/** This context's part of the one ordered sequence. */
export const salesMigrations: readonly MigrationClass[] = [CreateSales1763900300000];
