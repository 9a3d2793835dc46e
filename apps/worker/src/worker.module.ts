import { PlatformModule, type PlatformOptions } from '@kontor/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import { contextModules } from './contexts.js';
import { FetchEcbRatesJob } from './currency/fetch-ecb-rates.job.js';
import { FetchNbpRatesJob } from './currency/fetch-nbp-rates.job.js';
import { RateAlarmMailJob } from './currency/rate-alarm-mail.job.js';
import { LinkMailJob } from './identity/link-mail.job.js';
import { SessionCleanUpJob } from './identity/session-clean-up.job.js';
import { ImportJob } from './integrations/import.job.js';
import { AnchorRegisterJob } from './platform/anchor-register.job.js';
import { PruneJob } from './platform/prune.job.js';
import { SealRegisterJob } from './platform/seal-register.job.js';
import { CountProcessFiguresJob } from './sales/count-process-figures.job.js';
import { MailHandOverJob } from './sales/mail-hand-over.job.js';
import { MakeBulkChangeJob } from './sales/make-bulk-change.job.js';
import { MigrateSalesJob } from './sales/migrate-sales.job.js';
import { PipelineSnapshotJob } from './sales/pipeline-snapshot.job.js';

/** What waits for events, one queue each. */
export const HANDLERS = [
  ImportJob,
  LinkMailJob,
  MailHandOverJob,
  MakeBulkChangeJob,
  MigrateSalesJob,
  RateAlarmMailJob,
] as const;

/** What is done once in every period. */
export const SCHEDULES = [
  SessionCleanUpJob,
  CountProcessFiguresJob,
  PipelineSnapshotJob,
  PruneJob,
  SealRegisterJob,
  AnchorRegisterJob,
  // Last, because a bank may be slow to answer.
  FetchEcbRatesJob,
  FetchNbpRatesJob,
] as const;

@Module({})
export class WorkerModule {
  static forRoot(platform: PlatformOptions): DynamicModule {
    return {
      module: WorkerModule,
      imports: [PlatformModule.forRoot(platform), ...contextModules],
      providers: [...HANDLERS, ...SCHEDULES],
    };
  }
}
