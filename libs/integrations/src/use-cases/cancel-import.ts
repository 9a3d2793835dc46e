import { type Actor, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { ImportRepository } from '../persistence/import.repository.js';

/** Asks the job to stop after the batch it is at; what is in stays in. An import that has ended is left as it is. */
@Injectable()
export class CancelImport {
  constructor(
    private readonly imports: ImportRepository,
    private readonly transactions: Transactions,
  ) {}

  execute(actor: Actor, input: { readonly id: string }): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const row = await this.imports.getForUpdate(tx, actor, input.id);
      if (row.status === 'CHECKING' || row.status === 'RUNNING') {
        await this.imports.change(tx, actor, row, 'import.cancel', { status: 'CANCELLING' });
      }
      return { id: row.id };
    });
  }
}
