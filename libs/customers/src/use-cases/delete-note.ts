import { type Actor, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { NoteRepository } from '../persistence/note.repository.js';

/** Takes a note away; the register keeps it. Refusals: `NOT_FOUND`, `FORBIDDEN`, `CONFLICT`. */
@Injectable()
export class DeleteNote {
  constructor(
    private readonly transactions: Transactions,
    private readonly notes: NoteRepository,
  ) {}

  execute(actor: Actor, input: { readonly id: string; readonly expectedVersion: number }): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      await this.notes.remove(tx, actor, await this.notes.getForUpdate(tx, actor, input.id, input.expectedVersion));
      return true;
    });
  }
}
