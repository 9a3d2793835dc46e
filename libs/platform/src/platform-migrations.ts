import type { MigrationClass } from './migrate.js';
import { CreatePlatform1763900000000 } from './migrations/1763900000000-create-platform.js';

/** First of the one ordered sequence; every context adds its own. */
export const platformMigrations: readonly MigrationClass[] = [CreatePlatform1763900000000];
