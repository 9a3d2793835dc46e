import { Refused } from '@kontor/kernel';
import type { Actor } from '../actor.js';
import type { CustomFieldKind } from '../custom-fields/custom-field.js';
import type { CustomFieldStore } from '../custom-fields/custom-field-store.js';
import type { ChangeRegister } from '../data/change-register.js';
import type { Transactions } from '../data/transactions.js';

/** Puts the fields of a kind in an order, which is that of pages, forms, columns and filters. Refusal: `CUSTOM_FIELD_UNKNOWN`. */
export class OrderCustomFields {
  constructor(
    private readonly transactions: Transactions,
    private readonly fields: CustomFieldStore,
    private readonly register: ChangeRegister,
  ) {}

  /** All of them; those that are left out follow as they stood. */
  execute(actor: Actor, input: { kind: CustomFieldKind; ids: readonly string[] }): Promise<{ ids: string[] }> {
    return this.transactions.run(async (tx) => {
      const all = await this.fields.lockAll(tx, input.kind);
      const named = [...new Set(input.ids)].map((id) => all.find((field) => field.id === id));
      const known = named.filter((field) => field !== undefined);
      if (known.length < named.length) {
        throw new Refused('CUSTOM_FIELD_UNKNOWN', 'One of these fields is not there any more. Reload and try again.');
      }
      const ordered = [...known, ...all.filter((field) => !known.includes(field))];
      for (const [index, field] of ordered.entries()) {
        const from = all.indexOf(field);
        if (from === index) continue;
        this.fields.place(tx, field, index + 1);
        const subject = { kind: 'custom-field', id: field.id, version: field.version + 1 };
        const changes = [{ field: 'position', from: from + 1, to: index + 1 }];
        await this.register.record(tx, actor, { stream: subject, subject, action: 'custom-field.order', changes });
      }
      return { ids: ordered.map(({ id }) => id) };
    });
  }
}
