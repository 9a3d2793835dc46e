import { Refused } from '@kontor/kernel';
import { type Actor, ChangeRegister, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { DimensionRepository } from '../persistence/dimension.repository.js';

/** Puts the dimensions in an order, which is that of the sale's page, of filters and of columns. Refusal: `DIMENSION_UNKNOWN`. */
@Injectable()
export class OrderDimensions {
  constructor(
    private readonly transactions: Transactions,
    private readonly dimensions: DimensionRepository,
    private readonly register: ChangeRegister,
  ) {}

  /** All of them; those that are left out follow as they stood. */
  async execute(actor: Actor, input: { readonly ids: readonly string[] }): Promise<{ ids: string[] }> {
    return this.transactions.run(async (tx) => {
      const all = await this.dimensions.lockAll(tx);
      const named = [...new Set(input.ids)].map((id) => all.find((dimension) => dimension.id === id));
      const known = named.filter((dimension) => dimension !== undefined);
      if (known.length < named.length) {
        throw new Refused(
          'DIMENSION_UNKNOWN',
          'One of these dimensions is not there any more. Reload the page and try again.',
        );
      }
      const ordered = [...known, ...all.filter((dimension) => !known.includes(dimension))];
      for (const [index, dimension] of ordered.entries()) {
        const from = all.indexOf(dimension);
        if (from === index) continue;
        this.dimensions.place(tx, dimension, index + 1);
        const subject = { kind: 'dimension', id: dimension.id, version: dimension.version + 1 };
        const changes = [{ field: 'position', from: from + 1, to: index + 1 }];
        await this.register.record(tx, actor, { stream: subject, subject, action: 'dimension.order', changes });
      }
      return { ids: ordered.map(({ id }) => id) };
    });
  }
}
