import { FieldProblems, parseText, Refused } from '@kontor/kernel';
import { type Actor, ChangeRegister, Ids, sql, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { Localised } from '../domain/localised.js';
import type { PickList } from '../persistence/pick-list-value.row.js';
import type { PickListValueView } from '../queries/pick-list.query.js';

const NAME_LENGTH = 120;

/** Adds a value at the end of a list. Refusals: `PICK_LIST_VALUE_TAKEN`, those of texts. */
@Injectable()
export class AddPickListValue {
  constructor(
    private readonly transactions: Transactions,
    private readonly register: ChangeRegister,
    private readonly ids: Ids,
  ) {}

  execute(actor: Actor, input: { readonly list: PickList; readonly name: Localised }): Promise<PickListValueView> {
    const { list } = input;
    const name = readName(input.name);
    return this.transactions.run(async (tx) => {
      const id = this.ids.next();
      const added = await tx.one(sql`
        INSERT INTO sales.pick_list_value (id, list, name, position)
        SELECT ${id}, ${list}, ${JSON.stringify(name)}::jsonb, coalesce(max(position), 0) + 1 FROM sales.pick_list_value WHERE list = ${list}
        ON CONFLICT (list, (name ->> 'en')) DO NOTHING RETURNING id`);
      if (added === null) throw taken();
      const subject = { kind: 'pick-list-value', id, version: 1 };
      await this.register.record(tx, actor, {
        stream: subject,
        subject,
        action: 'pick-list.add',
        changes: [
          { field: 'list', from: null, to: list },
          { field: 'name', from: null, to: name },
        ],
      });
      return { id, name, active: true };
    });
  }
}

function readName(name: Localised): Localised {
  const problems = new FieldProblems();
  const pl = problems.take('name.pl', parseText(name.pl, { max: NAME_LENGTH }));
  const en = problems.take('name.en', parseText(name.en, { max: NAME_LENGTH }));
  problems.refuseIfAny();
  return { pl: pl as string, en: en as string };
}

function taken(): Refused {
  const code = 'PICK_LIST_VALUE_TAKEN';
  const message = 'This list has a value of that name already. Choose it, or use another name.';
  return new Refused(code, message, { fields: [{ path: 'name.en', code, message }] });
}
