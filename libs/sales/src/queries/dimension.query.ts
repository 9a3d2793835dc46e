import { Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { KeyedName } from './opportunity-row.js';

export interface DimensionView extends KeyedName {
  readonly values: readonly KeyedName[];
}

const allDimensions = (): Statement<DimensionView> => sql<DimensionView>`
  SELECT d.id, d.key, d.name,
    coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'key', v.key, 'name', v.name) ORDER BY v.position)
      FILTER (WHERE v.id IS NOT NULL), '[]') AS values
  FROM sales.dimension d LEFT JOIN sales.dimension_value v ON v.dimension_id = d.id AND v.active
  GROUP BY d.id ORDER BY d.position`;

/** The dimensions by which the organisation classifies its sales, with the values that may be chosen. */
@Injectable()
export class DimensionQuery {
  constructor(private readonly database: Database) {}

  all(): Promise<DimensionView[]> {
    return this.database.many(allDimensions());
  }
}

/** Representative statements, kept beside this file as SQL. */
export const examples = (): Record<string, Statement> => ({ all: allDimensions() });
