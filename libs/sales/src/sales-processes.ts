import type { Type } from '@nestjs/common';
import { ExitCriterionKinds } from './contract/exit-criterion-kind.js';
import { ProcessDraftRepository } from './persistence/process-draft.repository.js';
import { ProcessDraftQuery } from './queries/process-draft.query.js';
import { StageApprovalQuery } from './queries/stage-approval.query.js';
import { ArchiveProcess } from './use-cases/archive-process.js';
import { BeginProcessDraft } from './use-cases/begin-process-draft.js';
import { CreateProcess } from './use-cases/create-process.js';
import { DecideStageApproval } from './use-cases/decide-stage-approval.js';
import { DiscardProcessDraft } from './use-cases/discard-process-draft.js';
import { PublishProcess } from './use-cases/publish-process.js';
import { RequestStageApproval } from './use-cases/request-stage-approval.js';
import { SaveProcessDraft } from './use-cases/save-process-draft.js';

/** How the organisation decides on its methodology: the editor of processes, and the approvals that stages ask for. */
export const processUseCases: readonly Type[] = [
  CreateProcess,
  BeginProcessDraft,
  SaveProcessDraft,
  DiscardProcessDraft,
  PublishProcess,
  ArchiveProcess,
  RequestStageApproval,
  DecideStageApproval,
];

export const processQueries: readonly Type[] = [ProcessDraftQuery, StageApprovalQuery];

export const processInternals: readonly Type[] = [ProcessDraftRepository];

/** What other contexts reach by their contract: where they register kinds of exit criterion. */
export const processExtensions: readonly Type[] = [ExitCriterionKinds];
