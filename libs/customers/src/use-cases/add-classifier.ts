import { FieldProblems, parseText, Refused } from '@kontor/kernel';
import { type Actor, ChangeRegister, Ids, sql, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { NAME_LENGTH } from '../domain/customer-text.js';
import { CLASSIFIER_TABLES, type Classifier } from '../queries/classifier.query.js';
import type { NodeView } from '../queries/customer-view.js';

export interface NewClassifier {
  readonly classifier: Classifier;
  readonly name: string;
  readonly parentId?: string | null;
}

/**
 * Adds a segment, a region or a market to its tree, or a tag. Refusals: `CLASSIFIER_NAME_TAKEN`, `CLASSIFIER_FLAT`,
 * `REFERENCE_UNKNOWN` for a parent that is not there, those of texts.
 */
@Injectable()
export class AddClassifier {
  constructor(
    private readonly transactions: Transactions,
    private readonly register: ChangeRegister,
    private readonly ids: Ids,
  ) {}

  execute(actor: Actor, input: NewClassifier): Promise<NodeView> {
    return this.transactions.run(async (tx) => {
      const table = CLASSIFIER_TABLES[input.classifier];
      const name = readName(input.name);
      const parentId = input.parentId ?? null;
      refuseBelowTag(input.classifier, parentId);
      if (parentId !== null && (await tx.one(sql`SELECT 1 FROM ${table} WHERE id = ${parentId}::uuid`)) === null) {
        const problems = new FieldProblems();
        problems.add('parentId', 'REFERENCE_UNKNOWN', 'This parent is no longer there. Choose another one.');
        problems.refuseIfAny();
      }
      const id = this.ids.next();
      const added = await tx.one(sql`
        INSERT INTO ${table} (id, name, parent_id) VALUES (${id}, ${name}, ${parentId}) ON CONFLICT DO NOTHING RETURNING id`);
      if (added === null) throw nameTaken();
      const subject = { kind: input.classifier.toLowerCase(), id, version: 1 };
      await this.register.record(tx, actor, {
        stream: subject,
        subject,
        action: 'classifier.add',
        changes: [
          { field: 'name', from: null, to: name },
          ...(parentId === null ? [] : [{ field: 'parentId', from: null, to: parentId }]),
        ],
      });
      return { id, name, parentId, version: 1 };
    });
  }
}

/** Tags are a list: one below another would be a tree that nobody filters by. */
export function refuseBelowTag(classifier: Classifier, parentId: string | null): void {
  if (classifier !== 'TAG' || parentId === null) return;
  const problems = new FieldProblems();
  problems.add('parentId', 'CLASSIFIER_FLAT', 'A tag stands by itself. Leave the parent out.');
  problems.refuseIfAny();
}

export function readName(written: string): string {
  const problems = new FieldProblems();
  const name = problems.take('name', parseText(written, { max: NAME_LENGTH }));
  problems.refuseIfAny();
  return name as string;
}

export function nameTaken(): Refused {
  const message = 'There is one of this name already. Choose it, or use another name.';
  return new Refused('CLASSIFIER_NAME_TAKEN', message, {
    fields: [{ path: 'name', code: 'CLASSIFIER_NAME_TAKEN', message }],
  });
}
