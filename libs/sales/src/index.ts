export type { SalesRefusalCode } from './contract/index.js';
export { SalesDefaults } from './defaults/sales-defaults.js';
export type { ExitCriterion } from './domain/exit-criterion.js';
export type { Localised } from './domain/localised.js';
export type { Warning } from './domain/warnings.js';
export { salesRows } from './persistence/sales-rows.js';
export { type BoardColumnView, BoardQuery, type BoardView } from './queries/board.query.js';
export type { CappedCountView } from './queries/capped-count.js';
export { DimensionQuery, type DimensionValueView, type DimensionView } from './queries/dimension.query.js';
export { MoveCheckQuery, type MoveCheckView, type MissingApproval } from './queries/move-check.query.js';
export type { OpportunityFilter } from './queries/opportunity-filter.js';
export { OpportunityListQuery } from './queries/opportunity-list.query.js';
export type { OpportunityListInput } from './queries/opportunity-page.js';
export {
  OpportunityRecordQuery,
  type OpportunityRecordView,
  type PickedView,
  type StageEventView,
} from './queries/opportunity-record.query.js';
export type { ClassificationView, OpportunityView, ProcessRefView, StageRefView } from './queries/opportunity-row.js';
export type { OpportunitySort, OpportunitySortField } from './queries/opportunity-sort.js';
export { ProcessQuery, type ProcessVersionView, type ProcessView, type StageView } from './queries/process.query.js';
export {
  type CriterionOptionsView,
  ProcessDraftQuery,
  type ProcessDraftView,
  type ProcessModelView,
  type ProcessSettingsView,
} from './queries/process-draft.query.js';
export { StageApprovalQuery, type StageApprovalView } from './queries/stage-approval.query.js';
export { SalesSummaryQuery, type SalesSummaryView } from './queries/sales-summary.query.js';
export type { OpportunityTotalsView } from './queries/sales-totals.js';
export { SalesModule } from './sales.module.js';
export { salesMigrations } from './sales-migrations.js';
export { type BulkChangeView, type BulkExceptionView, BulkChangeQuery } from './queries/bulk-change.query.js';
export { type HandOverCheckView, HandOverQuery, type HandOverView } from './queries/hand-over.query.js';
export { FollowOpportunity } from './use-cases/follow-opportunity.js';
export { HandOverOpportunity } from './use-cases/hand-over-opportunity.js';
export { MailHandOver } from './use-cases/mail-hand-over.js';
export { SeeHandOver } from './use-cases/see-hand-over.js';
export { CancelBulkChange } from './use-cases/cancel-bulk-change.js';
export { MakeBulkChange } from './use-cases/make-bulk-change.js';
export { StartBulkChange } from './use-cases/start-bulk-change.js';
export { UndoBulkChange } from './use-cases/undo-bulk-change.js';
export { ChangeOpportunity } from './use-cases/change-opportunity.js';
export { CreateOpportunity } from './use-cases/create-opportunity.js';
export { DeleteOpportunity } from './use-cases/delete-opportunity.js';
export { MoveOpportunity } from './use-cases/move-opportunity.js';
export { TakePipelineSnapshot } from './use-cases/take-pipeline-snapshot.js';
export type { DraftProblem, StageDraft } from './domain/process-draft.js';
export type { ProcessChange, ProcessChangeKind } from './domain/process-changes.js';
export type { ActivityInput, ActivityKind, ActivityState } from './domain/activity.js';
export type { PickList } from './persistence/pick-list-value.row.js';
export { ActivityCalendarQuery, type ActivityCalendarView } from './queries/activity-calendar.query.js';
export { type ActivityFeedEntry, ActivityFeedQuery } from './queries/activity-feed.query.js';
export type { ActivityFilter } from './queries/activity-filter.js';
export { ActivityListQuery } from './queries/activity-list.query.js';
export type { ActivityView } from './queries/activity-row.js';
export type { MoneyView, RateUsedView, SalesSumView } from './queries/base-amount.js';
export { MyDayQuery, type MyDayView, type StageMoveView } from './queries/my-day.query.js';
export { PickListQuery, type PickListValueView } from './queries/pick-list.query.js';
export { SaleAsOfQuery, type SaleDifferenceView } from './queries/sale-as-of.query.js';
export { SaleHistoryQuery, type SaleHistoryView } from './queries/sale-history.query.js';
export { type RegisterEntryView, SaleRegisterQuery } from './queries/sale-register.query.js';
export { type SearchHitView, SearchQuery } from './queries/search.query.js';
export { AddPickListValue } from './use-cases/add-pick-list-value.js';
export { type ActivityChange, ChangeActivity } from './use-cases/change-activity.js';
export { type ActivityDone, CompleteActivity } from './use-cases/complete-activity.js';
export { CreateActivity } from './use-cases/create-activity.js';
export { DeleteActivity } from './use-cases/delete-activity.js';
export { ReopenActivity } from './use-cases/reopen-activity.js';
export { ArchiveProcess } from './use-cases/archive-process.js';
export { BeginProcessDraft } from './use-cases/begin-process-draft.js';
export { CreateProcess } from './use-cases/create-process.js';
export { DecideStageApproval } from './use-cases/decide-stage-approval.js';
export { DiscardProcessDraft } from './use-cases/discard-process-draft.js';
export { type PublishedProcess, PublishProcess } from './use-cases/publish-process.js';
export { RequestStageApproval } from './use-cases/request-stage-approval.js';
export { SaveProcessDraft } from './use-cases/save-process-draft.js';
export { CancelSalesMigration } from './use-cases/cancel-sales-migration.js';
export { MigrateSales } from './use-cases/migrate-sales.js';
export { StartSalesMigration } from './use-cases/start-sales-migration.js';
export { UndoSalesMigration } from './use-cases/undo-sales-migration.js';
export {
  type MigrationPreviewView,
  SalesMigrationQuery,
  type SalesMigrationView,
} from './queries/sales-migration.query.js';
export { OrderDimensions } from './use-cases/order-dimensions.js';
export { type DimensionInput, SaveDimension } from './use-cases/save-dimension.js';
export type { HealthCriterion, HealthThresholds } from './domain/warnings.js';
export type { Proportion } from './domain/wilson-interval.js';
export {
  type HealthCountView,
  type HealthRowView,
  type HealthSumView,
  ProcessHealthQuery,
  type ProcessHealthView,
  type ProcessThresholdsView,
} from './queries/process-health.query.js';
export {
  type Breakdown,
  type BreakdownRowView,
  type DaysView,
  type FunnelStepView,
  type OutcomesView,
  type ProcessStatisticsInput,
  ProcessStatisticsQuery,
  type ProcessStatisticsView,
  type RateView,
} from './queries/process-statistics.query.js';
export type { Cohort } from './queries/sale-figures.js';
export { ChangeHealthThresholds, type ChangeHealthThresholdsInput } from './use-cases/change-health-thresholds.js';
export { CountProcessFigures } from './use-cases/count-process-figures.js';
