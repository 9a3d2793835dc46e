import { Refused } from '@kontor/kernel';
import { type Actor, ChangeRegister, sql, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { CLASSIFIER_TABLES, type Classifier } from '../queries/classifier.query.js';
import { ClassifierUseQuery } from '../queries/classifier-use.query.js';
import { lockedClassifier } from './change-classifier.js';

/** Takes a segment, region, market or tag away that nothing needs. Refusals: `NOT_FOUND`, `CONFLICT`, `CLASSIFIER_IN_USE`. */
@Injectable()
export class DeleteClassifier {
  constructor(
    private readonly transactions: Transactions,
    private readonly register: ChangeRegister,
    private readonly uses: ClassifierUseQuery,
  ) {}

  execute(
    actor: Actor,
    input: { readonly classifier: Classifier; readonly id: string; readonly expectedVersion: number },
  ): Promise<boolean> {
    const { classifier, id } = input;
    return this.transactions.run(async (tx) => {
      const before = await lockedClassifier(tx, this.register, input);
      const use = await this.uses.of(tx, classifier, id);
      if (use.customers + use.children + use.sales > 0) {
        throw new Refused(
          'CLASSIFIER_IN_USE',
          'Customers, sales or entries below it still have it. Give them another one first, or rename this one.',
          { ...use },
        );
      }
      tx.send(sql`DELETE FROM ${CLASSIFIER_TABLES[classifier]} WHERE id = ${id}::uuid`);
      const subject = { kind: classifier.toLowerCase(), id, version: before.version + 1 };
      const changes = [{ field: 'name', from: before.name, to: null }];
      await this.register.record(tx, actor, { stream: subject, subject, action: 'classifier.delete', changes });
      return true;
    });
  }
}
