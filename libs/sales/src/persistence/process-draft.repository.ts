import { Refused } from '@kontor/kernel';
import { type Actor, ChangeRegister, Clock, Ids, notFound, type Statement, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { Localised } from '../domain/localised.js';
import type { ProcessDraft, StageDraft } from '../domain/process-draft.js';

/** Each draft is a record of its own: the next version's begins at one again. */
export interface SavedDraft extends ProcessDraft {
  readonly id: string;
  readonly version: number;
}

export interface LockedProcess {
  readonly id: string;
  readonly key: string;
  readonly name: Localised;
  readonly active: boolean;
  readonly version: number;
  /** Of the newest published version; `null` for a process that never had one. */
  readonly current: { readonly id: string; readonly number: number; readonly stages: readonly StageDraft[] } | null;
  readonly draft: SavedDraft | null;
}

export interface PublishedVersion {
  readonly id: string;
  readonly number: number;
}

const load = (id: string): Statement<LockedProcess> => sql<LockedProcess>`
  SELECT p.id, p.key, p.name, p.active, p.version,
    (SELECT jsonb_build_object('id', v.id, 'number', v.number, 'stages', (
        SELECT jsonb_agg(jsonb_build_object('key', s.key, 'name', s.name, 'meaning', s.meaning,
          'probability', trim_scale(s.probability)::text, 'expectedDays', s.expected_days,
          'guidance', nullif(s.guidance, '{}'), 'exitCriteria', s.exit_criteria) ORDER BY s.position)
        FROM sales.stage s WHERE s.process_version_id = v.id))
      FROM sales.process_version v WHERE v.process_id = p.id AND v.published_at IS NOT NULL ORDER BY v.number DESC LIMIT 1) AS current,
    (SELECT jsonb_build_object('id', d.id, 'name', d.name, 'stages', d.stages, 'version', d.version)
      FROM sales.process_draft d WHERE d.process_id = p.id) AS draft
  FROM sales.process p WHERE p.id = ${id}::uuid`;

/** Processes as their editors load and save them: the draft is one document, a published version rows of its own. */
@Injectable()
export class ProcessDraftRepository {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly register: ChangeRegister,
  ) {}

  /** Locks a process for the rest of the transaction. Refusal: `NOT_FOUND`. */
  async getForUpdate(tx: Tx, id: string): Promise<LockedProcess> {
    tx.send(sql`SELECT FROM sales.process WHERE id = ${id}::uuid FOR UPDATE`);
    const process = await tx.one(load(id));
    if (process === null) throw notFound('process');
    return process;
  }

  /** Refusals: `NOT_FOUND`, `CONFLICT` with the stages that were changed since. */
  async getDraftForUpdate(
    tx: Tx,
    id: string,
    expectedVersion: number,
  ): Promise<LockedProcess & { readonly draft: SavedDraft }> {
    const process = await this.getForUpdate(tx, id);
    const { draft } = process;
    if (draft === null) throw notFound('process draft');
    const subject = { kind: 'process-draft', id: draft.id, version: draft.version };
    await this.register.refuseIfStale(tx, subject, expectedVersion, { ...registeredDraft(draft) });
    return { ...process, draft };
  }

  async insertProcess(tx: Tx, key: string, name: Localised): Promise<string> {
    const id = this.ids.next();
    const made = await tx.one(sql`
      INSERT INTO sales.process (id, key, name) VALUES (${id}, ${key}, ${JSON.stringify(name)}::jsonb)
      ON CONFLICT (key) DO NOTHING RETURNING id`);
    if (made) return id;
    const code = 'PROCESS_NAME_TAKEN';
    const message = 'There is a process of this name already. Give it another.';
    throw new Refused(code, message, { fields: [{ path: 'name.en', code, message }] });
  }

  insertDraft(tx: Tx, actor: Actor, processId: string, draft: ProcessDraft): SavedDraft {
    const id = this.ids.next();
    tx.send(sql`
      INSERT INTO sales.process_draft (id, process_id, name, stages, updated_at, updated_by)
      VALUES (${id}, ${processId}, ${JSON.stringify(draft.name)}::jsonb, ${JSON.stringify(draft.stages)}::jsonb, ${this.clock.now()}, ${actor.userId})`);
    return { ...draft, id, version: 1 };
  }

  saveDraft(tx: Tx, actor: Actor, draft: SavedDraft): void {
    tx.send(sql`
      UPDATE sales.process_draft SET name = ${JSON.stringify(draft.name)}::jsonb, stages = ${JSON.stringify(draft.stages)}::jsonb,
        updated_at = ${this.clock.now()}, updated_by = ${actor.userId}, version = version + 1
      WHERE id = ${draft.id}::uuid AND version = ${draft.version}`);
  }

  removeDraft(tx: Tx, processId: string): void {
    tx.send(sql`DELETE FROM sales.process_draft WHERE process_id = ${processId}::uuid`);
  }

  /** Of a process that never had a version: nothing can name it. */
  removeProcess(tx: Tx, processId: string): void {
    tx.send(sql`DELETE FROM sales.process WHERE id = ${processId}::uuid`);
  }

  setActive(tx: Tx, process: LockedProcess, active: boolean): void {
    tx.send(sql`
      UPDATE sales.process SET active = ${active}, version = version + 1
      WHERE id = ${process.id}::uuid AND version = ${process.version}`);
  }

  /** Turns the draft into the next version, which from now on never changes. */
  publish(tx: Tx, process: LockedProcess, draft: ProcessDraft): PublishedVersion {
    const version = { id: this.ids.next(), number: (process.current?.number ?? 0) + 1 };
    const stages = draft.stages.map((stage, index) => ({ ...stage, id: this.ids.next(), position: index + 1 }));
    tx.send(sql`
      INSERT INTO sales.process_version (id, process_id, number) VALUES (${version.id}, ${process.id}, ${version.number})`);
    tx.send(sql`
      INSERT INTO sales.stage (id, process_version_id, position, key, name, meaning, probability, expected_days, guidance, exit_criteria)
      SELECT s.id, ${version.id}::uuid, s.position, s.key, s.name, s.meaning, s.probability, s."expectedDays",
        coalesce(nullif(s.guidance, 'null'), '{}'), s."exitCriteria"
      FROM jsonb_to_recordset(${JSON.stringify(stages)}::jsonb) AS s(id uuid, position integer, key text, name jsonb, meaning text,
        probability numeric, "expectedDays" integer, guidance jsonb, "exitCriteria" jsonb)`);
    tx.send(sql`UPDATE sales.process_version SET published_at = ${this.clock.now()} WHERE id = ${version.id}::uuid`);
    tx.send(sql`
      UPDATE sales.process SET name = ${JSON.stringify(draft.name)}::jsonb, version = version + 1
      WHERE id = ${process.id}::uuid AND version = ${process.version}`);
    this.removeDraft(tx, process.id);
    return version;
  }
}

/** A draft under the names of the register: its order, and each stage by its key. */
export function registeredDraft(draft: ProcessDraft): Readonly<Record<string, unknown>> {
  return inOrder({
    name: draft.name,
    order: draft.stages.map(({ key }) => key),
    ...Object.fromEntries(draft.stages.map(({ key, ...stage }) => [`stage.${key}`, stage])),
  }) as Readonly<Record<string, unknown>>;
}

/** Members in one order however the database or a client has put them, so that only their values differ. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, inOrder(member)]));
}
