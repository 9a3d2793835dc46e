import { type Actor, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { NoteRepository } from '../persistence/note.repository.js';
import { type NoteView, savedNote } from '../queries/note-view.js';

/** Writes a note anew. Refusals: `NOT_FOUND`, `FORBIDDEN`, `CONFLICT`, those of texts. */
@Injectable()
export class ChangeNote {
  constructor(
    private readonly transactions: Transactions,
    private readonly notes: NoteRepository,
  ) {}

  execute(
    actor: Actor,
    input: { readonly id: string; readonly expectedVersion: number; readonly body: string },
  ): Promise<NoteView> {
    return this.transactions.run(async (tx) => {
      const note = await this.notes.getForUpdate(tx, actor, input.id, input.expectedVersion);
      await this.notes.update(tx, actor, note, input.body);
      return (await tx.one(savedNote(input.id))) as NoteView;
    });
  }
}
