import type { MigrationClass } from '@kontor/platform';
import { CreateSales1763900300000 } from './migrations/1763900300000-create-sales.js';
import { AddSaleTags1764130000000 } from './migrations/1764130000000-add-sale-tags.js';
import { AddBulkChanges1764130100000 } from './migrations/1764130100000-add-bulk-changes.js';
import { AddHandOvers1764130200000 } from './migrations/1764130200000-add-hand-overs.js';
import { AddSaleOrders1763930000000 } from './migrations/1763930000000-add-sale-orders.js';
import { AddProcessEditor1763920100000 } from './migrations/1763920100000-add-process-editor.js';
import { AddProcessFigures1763950000000 } from './migrations/1763950000000-add-process-figures.js';
import { IndexCalendar1764030000000 } from './migrations/1764030000000-index-calendar.js';
import { MoveExchangeRates1764170100000 } from './migrations/1764170100000-move-exchange-rates.js';
import { IndexSalesOfCustomers1763930500000 } from './migrations/1763930500000-index-sales-of-customers.js';
import { AddCustomFieldsOfSales1764100200000 } from './migrations/1764100200000-add-custom-fields-of-sales.js';

/** This context's part of the one ordered sequence. */
export const salesMigrations: readonly MigrationClass[] = [
  CreateSales1763900300000,
  AddProcessEditor1763920100000,
  AddSaleOrders1763930000000,
  IndexSalesOfCustomers1763930500000,
  AddProcessFigures1763950000000,
  IndexCalendar1764030000000,
  AddCustomFieldsOfSales1764100200000,
  AddSaleTags1764130000000,
  AddBulkChanges1764130100000,
  AddHandOvers1764130200000,
  MoveExchangeRates1764170100000,
];
