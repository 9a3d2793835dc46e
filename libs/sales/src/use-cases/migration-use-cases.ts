import type { Type } from '@nestjs/common';
import { CancelSalesMigration } from './cancel-sales-migration.js';
import { CountProcessFigures } from './count-process-figures.js';
import { MigrateSales } from './migrate-sales.js';
import { StartSalesMigration } from './start-sales-migration.js';
import { UndoSalesMigration } from './undo-sales-migration.js';

/** Open sales on their way to a newer version of their process, and back. */
export const migrationUseCases: readonly Type[] = [StartSalesMigration, CancelSalesMigration, UndoSalesMigration];

/** What the worker does of it. */
export const processJobs: readonly Type[] = [CountProcessFigures, MigrateSales];
