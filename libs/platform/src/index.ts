export type { Actor, Channel, RowScope, ScopedKind, ScopePair } from './actor.js';
export { AppConfig, ConfigProblem, type LogLevel } from './app-config.js';
export {
  createPlatform,
  type EntityClass,
  type Platform,
  type PlatformOptions,
  TIME_OUTS,
  type TimeOuts,
} from './create-platform.js';
export type { Change } from './data/change.js';
export { ChangeRegister, changesBetween, type RegisterEntry } from './data/change-register.js';
export { asRefusal, Database, meansUnavailable, unavailable } from './data/database.js';
export { decodeCursor, encodeCursor, type Keys, type Page, pageSize, toPage } from './data/keyset.js';
export { ERASED, isPersonal, withPersonal } from './data/personal-values.js';
export { OUTBOX_CHANNEL, Outbox, type OutboxEvent } from './data/outbox.js';
export { inRowScope, notFound, type OwnedColumns, requireWritable, rowScope } from './data/row-scope.js';
export { emptySql, joinSql, plannedAnew, type Statement, sql, statementName } from './data/sql.js';
export { Transactions, type Tx } from './data/transactions.js';
export {
  CUSTOM_FIELD_KINDS,
  type CustomField,
  type CustomFieldKind,
} from './custom-fields/custom-field.js';
export { CustomFieldHolder, CustomFieldHolders } from './custom-fields/custom-field-holder.js';
export { CustomValueReading } from './custom-fields/custom-value-reading.js';
export {
  customConditions,
  type CustomFilter,
  customRowConditions,
  fewByCustomFields,
} from './custom-fields/custom-filter.js';
export {
  customValuesJson,
  customValueTable,
  type CustomValueView,
} from './custom-fields/custom-value-sql.js';
export {
  type CustomValuesAfter,
  ImportedCustomValues,
  isCustomColumn,
} from './custom-fields/imported-custom-values.js';
export { CustomFieldsQuery } from './queries/custom-fields.query.js';
export { OrderCustomFields } from './use-cases/order-custom-fields.js';
export { type CustomFieldInput, SaveCustomField } from './use-cases/save-custom-field.js';
export { FileStore, type StoredFile } from './files/file-store.js';
export { Logger } from './logging/logger.js';
export { type Mail, Mailer } from './mail/mailer.js';
export {
  JOBS_SCHEMA,
  type MigrateOptions,
  type MigrationClass,
  migrate,
  type SchemaStatus,
  schemaStatus,
} from './migrate.js';
export { grants } from './migrations/1763900000000-create-platform.js';
export { platformMigrations } from './platform-migrations.js';
export { type OutboundAnswer, OutboundHttp, OutboundProblem } from './outbound/outbound-http.js';
export { PLATFORM, PlatformModule } from './platform.module.js';
export { type IdempotencyClaim, type RequestScope, requestScope } from './request-scope.js';
export { Clock, SystemClock } from './time/clock.js';
export { Ids, UuidV7Ids } from './time/ids.js';
export {
  creatableBy,
  type ImportBatch,
  type ImportChoice,
  type ImportField,
  type ImportFieldKind,
  type ImportKind,
  type ImportOutcome,
  type ImportRow,
  ImportTarget,
  NEW_REFERENCE,
} from './imports/import-target.js';
export { systemActor } from './system-actor.js';
export { type DeliveredEvent, EventHandler, JobHandler, type JobRun } from './jobs/event-handler.js';
export type { JobRights } from './jobs/job-rights.js';
export { JobRunner, type JobTimes } from './jobs/job-runner.js';
export { dayPeriod, hourPeriod, Schedule } from './jobs/schedule.js';
export { ScheduleRunner } from './jobs/schedule-runner.js';
export { type DeadLetter, type JobRunView, OperationsQuery } from './queries/operations.query.js';
export { type JobFigures, OperationsFigures, type PoolFigures } from './queries/operations-figures.query.js';
export { AnchorRegister } from './use-cases/anchor-register.js';
export { type Pruned, PruneTraces } from './use-cases/prune-traces.js';
export { ReplayDeadLetter } from './use-cases/replay-dead-letter.js';
export { SealRegister } from './use-cases/seal-register.js';
export { type RegisterReport, verifyRegister } from './register/verify-register.js';
