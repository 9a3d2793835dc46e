import { type Statement, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { CLASSIFIER_TABLES, type Classifier } from './classifier.query.js';
import { exampleInputs } from './example-inputs.js';

export interface ClassifierUse {
  readonly customers: number;
  readonly children: number;
  readonly sales: number;
}

const CUSTOMERS: Readonly<Record<Classifier, Statement>> = {
  SEGMENT: sql`customers.customer x WHERE x.segment_id`,
  REGION: sql`customers.customer x WHERE x.region_id`,
  MARKET: sql`customers.customer x WHERE x.market_id`,
  TAG: sql`customers.customer_tag x WHERE x.tag_id`,
};

const SALES: Readonly<Record<Classifier, Statement | null>> = {
  SEGMENT: null,
  REGION: sql`sales.opportunity x WHERE x.region_id`,
  MARKET: sql`sales.opportunity x WHERE x.market_id`,
  TAG: sql`sales.opportunity x, unnest(x.tag_ids) AS tag (id) WHERE cardinality(x.tag_ids) > 0 AND tag.id`,
};

const counted = (from: Statement, id: string): Statement => sql`(SELECT count(*)::int FROM ${from} = ${id}::uuid)`;

function uses(classifier: Classifier, id: string): Statement<ClassifierUse> {
  const ofSales = SALES[classifier];
  return sql`
    SELECT ${counted(CUSTOMERS[classifier], id)} AS customers, ${ofSales === null ? sql`0` : counted(ofSales, id)} AS sales,
      ${counted(sql`${CLASSIFIER_TABLES[classifier]} x WHERE x.parent_id`, id)} AS children`;
}

/** What still has a segment, region, market or tag, also what is deleted: a row that names it keeps it. */
@Injectable()
export class ClassifierUseQuery {
  async of(tx: Tx, classifier: Classifier, id: string): Promise<ClassifierUse> {
    return (await tx.one(uses(classifier, id))) ?? { customers: 0, children: 0, sales: 0 };
  }
}

export const examples = (): Record<string, Statement> => ({
  'uses of a region': uses('REGION', exampleInputs.id),
  'uses of a tag': uses('TAG', exampleInputs.id),
});
