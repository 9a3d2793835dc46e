import { FieldProblems, parseText } from '@kontor/kernel';
import { type Actor, ChangeRegister, Clock, Ids, notFound, requireWritable, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';

export const NOTE_LENGTH = 4_000;

export interface StoredNote {
  readonly id: string;
  readonly customerId: string;
  readonly body: string;
  readonly version: number;
}

interface NoteOwner {
  readonly ownerId: string | null;
  readonly teamId: string | null;
}

/** Notes on customers. Who may change the customer may change them; their saves stand in the customer's register. */
@Injectable()
export class NoteRepository {
  constructor(
    private readonly register: ChangeRegister,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Refusals: `NOT_FOUND` and `FORBIDDEN` of the customer, those of texts. */
  async insert(tx: Tx, actor: Actor, customerId: string, written: string): Promise<StoredNote> {
    const body = readBody(written);
    const customer = await tx.one<NoteOwner>(sql`
      SELECT owner_id AS "ownerId", team_id AS "teamId" FROM customers.customer
      WHERE id = ${customerId}::uuid AND deleted_at IS NULL FOR KEY SHARE`);
    if (customer === null) throw notFound('customer');
    requireWritable(actor, 'customer', customer);
    const now = this.clock.now();
    const note = { id: this.ids.next(), customerId, body, version: 1 };
    tx.send(sql`
      INSERT INTO customers.note (id, customer_id, body, author_id, created_at, updated_at)
      VALUES (${note.id}, ${customerId}, ${body}, ${actor.userId}, ${now}, ${now})`);
    await this.record(tx, actor, 'note.create', note, null, body);
    return note;
  }

  /** Locks the note for one change. Refusals: `NOT_FOUND`, `FORBIDDEN`, `CONFLICT`. */
  async getForUpdate(tx: Tx, actor: Actor, id: string, expectedVersion: number): Promise<StoredNote> {
    const row = await tx.one<StoredNote & NoteOwner>(sql`
      SELECT n.id, n.customer_id AS "customerId", n.body, n.version, c.owner_id AS "ownerId", c.team_id AS "teamId"
      FROM customers.note n JOIN customers.customer c ON c.id = n.customer_id AND c.deleted_at IS NULL
      WHERE n.id = ${id}::uuid AND n.deleted_at IS NULL FOR UPDATE OF n FOR KEY SHARE OF c`);
    if (row === null) throw notFound('note');
    requireWritable(actor, 'customer', row);
    const { ownerId: _, teamId: __, ...note } = row;
    await this.register.refuseIfStale(tx, { kind: 'note', id, version: note.version }, expectedVersion, {
      body: note.body,
    });
    return note;
  }

  async update(tx: Tx, actor: Actor, note: StoredNote, written: string): Promise<StoredNote> {
    const body = readBody(written);
    if (body === note.body) return note;
    const saved = { ...note, body, version: note.version + 1 };
    tx.send(sql`
      UPDATE customers.note SET body = ${body}, updated_at = ${this.clock.now()}, version = version + 1
      WHERE id = ${note.id} AND version = ${note.version}`);
    await this.record(tx, actor, 'note.change', saved, note.body, body);
    return saved;
  }

  async remove(tx: Tx, actor: Actor, note: StoredNote): Promise<void> {
    const now = this.clock.now();
    tx.send(sql`
      UPDATE customers.note SET deleted_at = ${now}, updated_at = ${now}, version = version + 1
      WHERE id = ${note.id} AND version = ${note.version}`);
    await this.record(tx, actor, 'note.delete', { ...note, version: note.version + 1 }, note.body, null);
  }

  private record(
    tx: Tx,
    actor: Actor,
    action: 'note.create' | 'note.change' | 'note.delete',
    { id, customerId, version }: StoredNote,
    from: string | null,
    to: string | null,
  ): Promise<void> {
    return this.register.record(tx, actor, {
      stream: { kind: 'customer', id: customerId },
      subject: { kind: 'note', id, version },
      action,
      changes: [{ field: 'body', from, to }],
      personal: { of: id, fields: ['body'] },
    });
  }
}

function readBody(written: string): string {
  const problems = new FieldProblems();
  const body = problems.take('body', parseText(written, { max: NOTE_LENGTH, multiline: true }));
  problems.refuseIfAny();
  return body as string;
}
