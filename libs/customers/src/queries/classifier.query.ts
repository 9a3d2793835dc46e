import { Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { NodeView } from './customer-view.js';

/** The three trees by which customers are sorted, and the tags, which are no tree. */
export type Classifier = 'SEGMENT' | 'REGION' | 'MARKET' | 'TAG';

export const CLASSIFIER_TABLES: Readonly<Record<Classifier, Statement>> = {
  SEGMENT: sql`customers.segment`,
  REGION: sql`customers.region`,
  MARKET: sql`customers.market`,
  TAG: sql`customers.tag`,
};

const nodes = (classifier: Classifier): Statement<NodeView> => sql`
  SELECT n.id, n.name, n.parent_id AS "parentId", n.version FROM ${CLASSIFIER_TABLES[classifier]} n ORDER BY platform.folded(n.name), n.id`;

/** Segments, regions and markets are the organisation's words: every member of staff may read them. */
@Injectable()
export class ClassifierQuery {
  constructor(private readonly database: Database) {}

  list(classifier: Classifier): Promise<NodeView[]> {
    return this.database.many(nodes(classifier));
  }
}

export const examples = (): Record<string, Statement> => ({ segments: nodes('SEGMENT') });
