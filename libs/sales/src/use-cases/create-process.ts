import { FieldProblems, Refused } from '@kontor/kernel';
import { type Actor, ChangeRegister, sql, Transactions, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { PROCESS_MODELS } from '../defaults/process-models.js';
import type { Localised } from '../domain/localised.js';
import { keyFrom, type StageDraft } from '../domain/process-draft.js';
import { ProcessDraftRepository } from '../persistence/process-draft.repository.js';
import { changesOfDraft, ofDraft, processEntry } from './process-entries.js';
import { readName } from './read-process-draft.js';

export interface CreateProcessInput {
  readonly name: Localised;
  /** The key of a ready-made process to begin with. */
  readonly modelKey?: string | null | undefined;
  /** Another process of the organisation to begin with. Neither: the two ends and one open stage. */
  readonly processId?: string | null | undefined;
}

const BLANK: readonly StageDraft[] = [
  { key: 'first', name: { pl: 'Nowa', en: 'New' }, meaning: 'OPEN', probability: '0.1' },
  { key: 'won', name: { pl: 'Wygrana', en: 'Won' }, meaning: 'WON', probability: '1' },
  { key: 'lost', name: { pl: 'Przegrana', en: 'Lost' }, meaning: 'LOST', probability: '0' },
].map((stage) => ({ ...stage, expectedDays: null, guidance: null, exitCriteria: [] }) as StageDraft);

/**
 * Begins a new process as a draft of its first version: blank, from a model, or as a copy. Nobody sells by it until it
 * is published. Refusals: `PROCESS_NAME_TAKEN`, `NOT_FOUND`, those of texts.
 */
@Injectable()
export class CreateProcess {
  constructor(
    private readonly transactions: Transactions,
    private readonly processes: ProcessDraftRepository,
    private readonly register: ChangeRegister,
  ) {}

  async execute(actor: Actor, input: CreateProcessInput): Promise<{ id: string }> {
    const problems = new FieldProblems();
    const name = readName(problems, 'name', input.name, 1);
    problems.refuseIfAny();
    return this.transactions.run(async (tx) => {
      await this.refuseTakenName(tx, name);
      const stages = await this.beginning(tx, input);
      const keys = await tx.many<{ key: string }>(sql`SELECT key FROM sales.process`);
      const key = keyFrom(name.en, new Set(keys.map((row) => row.key)));
      const id = await this.processes.insertProcess(tx, key, name);
      const draft = { name, stages };
      const { id: draftId } = this.processes.insertDraft(tx, actor, id, draft);
      const changes = changesOfDraft(null, draft);
      await this.register.record(tx, actor, processEntry(id, ofDraft(draftId, 1), 'process.create', changes));
      return { id };
    });
  }

  private async refuseTakenName(tx: Tx, name: Localised): Promise<void> {
    const taken = await tx.one(sql`
      SELECT id FROM sales.process p
      WHERE platform.folded(p.name ->> 'pl') = platform.folded(${name.pl}) OR platform.folded(p.name ->> 'en') = platform.folded(${name.en}) LIMIT 1`);
    if (taken === null) return;
    const code = 'PROCESS_NAME_TAKEN';
    const message = 'There is a process of this name already. Give it another.';
    throw new Refused(code, message, { fields: [{ path: 'name', code, message }] });
  }

  private async beginning(tx: Tx, { modelKey, processId }: CreateProcessInput): Promise<readonly StageDraft[]> {
    if (modelKey) {
      const model = PROCESS_MODELS.find(({ key }) => key === modelKey);
      if (!model) throw new Refused('PROCESS_UNKNOWN', 'There is no such model. Choose another, or begin blank.');
      return model.stages;
    }
    if (!processId) return BLANK;
    const copied = await this.processes.getForUpdate(tx, processId);
    return copied.current?.stages ?? copied.draft?.stages ?? BLANK;
  }
}
