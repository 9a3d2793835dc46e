import { type Actor, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { NoteRepository } from '../persistence/note.repository.js';
import { type NoteView, savedNote } from '../queries/note-view.js';

/** Notes something on a customer, as plain text. Refusals: `NOT_FOUND`, `FORBIDDEN`, those of texts. */
@Injectable()
export class AddNote {
  constructor(
    private readonly transactions: Transactions,
    private readonly notes: NoteRepository,
  ) {}

  execute(actor: Actor, input: { readonly customerId: string; readonly body: string }): Promise<NoteView> {
    return this.transactions.run(async (tx) => {
      const { id } = await this.notes.insert(tx, actor, input.customerId, input.body);
      return (await tx.one(savedNote(id))) as NoteView;
    });
  }
}
