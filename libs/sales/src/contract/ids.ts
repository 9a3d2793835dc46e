import type { Brand } from '@kontor/kernel';

export type OpportunityId = Brand<string, 'OpportunityId'>;
export type ProcessId = Brand<string, 'ProcessId'>;
export type ProcessVersionId = Brand<string, 'ProcessVersionId'>;
export type StageId = Brand<string, 'StageId'>;
export type ActivityId = Brand<string, 'ActivityId'>;
