import { type Change, changesBetween, type RegisterEntry } from '@kontor/platform';
import type { ProcessDraft } from '../domain/process-draft.js';
import { registeredDraft } from '../persistence/process-draft.repository.js';

/** What differs between two states of a draft, stage by stage; `null` stands for one that is not there. */
export function changesOfDraft(before: ProcessDraft | null, after: ProcessDraft | null): Change[] {
  const from = before ? registeredDraft(before) : {};
  const to = after ? registeredDraft(after) : {};
  return changesBetween<Readonly<Record<string, unknown>>>(from, to, [
    ...new Set([...Object.keys(from), ...Object.keys(to)]),
  ]);
}

/** An entry in the register of a process: about itself, or about a draft of its next version. */
export const processEntry = (
  processId: string,
  subject: RegisterEntry['subject'],
  action: `process.${string}`,
  changes: readonly Change[],
): RegisterEntry => ({ stream: { kind: 'process', id: processId }, subject, action, changes });

export const ofDraft = (id: string, version: number): RegisterEntry['subject'] => ({
  kind: 'process-draft',
  id,
  version,
});

export const ofProcess = (id: string, version: number): RegisterEntry['subject'] => ({ kind: 'process', id, version });
