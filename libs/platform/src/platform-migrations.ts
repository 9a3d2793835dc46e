import type { MigrationClass } from './migrate.js';
import { CreatePlatform1763900000000 } from './migrations/1763900000000-create-platform.js';
import { KeepPersonalValues1763930600000 } from './migrations/1763930600000-keep-personal-values.js';
import { SealRegister1764020000000 } from './migrations/1764020000000-seal-register.js';
import { CreateCustomFields1764100000000 } from './migrations/1764100000000-create-custom-fields.js';

/** First of the one ordered sequence; every context adds its own. */
export const platformMigrations: readonly MigrationClass[] = [
  CreatePlatform1763900000000,
  KeepPersonalValues1763930600000,
  SealRegister1764020000000,
  CreateCustomFields1764100000000,
];
