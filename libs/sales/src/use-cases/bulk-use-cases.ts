import type { Type } from '@nestjs/common';
import { BulkChangeRepository } from '../persistence/bulk-change.repository.js';
import { CancelBulkChange } from './cancel-bulk-change.js';
import { FollowOpportunity } from './follow-opportunity.js';
import { HandOverOpportunity } from './hand-over-opportunity.js';
import { MailHandOver } from './mail-hand-over.js';
import { MakeBulkChange } from './make-bulk-change.js';
import { SaleRestoring } from './sale-restoring.js';
import { SaleChanging } from './sale-changing.js';
import { SaleMoving } from './sale-moving.js';
import { SaleHanding } from './sale-handing.js';
import { SeeHandOver } from './see-hand-over.js';
import { StartBulkChange } from './start-bulk-change.js';
import { UndoBulkChange } from './undo-bulk-change.js';

/** Many sales changed alike, and put back; sales that go from hand to hand, and who follows them. */
export const bulkUseCases: readonly Type[] = [
  StartBulkChange,
  CancelBulkChange,
  UndoBulkChange,
  HandOverOpportunity,
  SeeHandOver,
  FollowOpportunity,
];

/** How sales are written, one by one or many; the worker carries on what is many. */
export const saleWriters: readonly Type[] = [
  SaleChanging,
  SaleMoving,
  SaleHanding,
  SaleRestoring,
  BulkChangeRepository,
];
export const bulkJobs: readonly Type[] = [MakeBulkChange, MailHandOver];
