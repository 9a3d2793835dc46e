import type { Type } from '@nestjs/common';
import { ArchiveProcess } from './archive-process.js';
import { BeginProcessDraft } from './begin-process-draft.js';
import { ChangeHealthThresholds } from './change-health-thresholds.js';
import { CreateProcess } from './create-process.js';
import { DecideStageApproval } from './decide-stage-approval.js';
import { DiscardProcessDraft } from './discard-process-draft.js';
import { OrderDimensions } from './order-dimensions.js';
import { PublishProcess } from './publish-process.js';
import { RequestStageApproval } from './request-stage-approval.js';
import { SaveDimension } from './save-dimension.js';
import { SaveProcessDraft } from './save-process-draft.js';

/** How the organisation decides on its methodology: the editor of processes, and the approvals that stages ask for. */
export const processUseCases: readonly Type[] = [
  CreateProcess,
  BeginProcessDraft,
  SaveProcessDraft,
  DiscardProcessDraft,
  PublishProcess,
  ArchiveProcess,
  ChangeHealthThresholds,
  RequestStageApproval,
  DecideStageApproval,
  SaveDimension,
  OrderDimensions,
];
