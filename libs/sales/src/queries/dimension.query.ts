import { Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { KeyedName } from './opportunity-row.js';

export interface DimensionValueView extends KeyedName {
  readonly active: boolean;
  /** Values of the dimension depended on under which this one may be chosen; none: under all. */
  readonly parentValueIds: readonly string[];
}

export interface DimensionView extends KeyedName {
  readonly active: boolean;
  /** The dimension whose value decides which values of this one may be chosen. */
  readonly dependsOnId: string | null;
  readonly version: number;
  readonly values: readonly DimensionValueView[];
}

const dimensions = (withArchived: boolean): Statement<DimensionView> => sql<DimensionView>`
  SELECT d.id, d.key, d.name, d.active, d.depends_on_id AS "dependsOnId", d.version,
    coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'key', v.key, 'name', v.name, 'active', v.active, 'parentValueIds', v.parent_value_ids)
      ORDER BY v.position, v.id) FILTER (WHERE v.id IS NOT NULL), '[]') AS values
  FROM sales.dimension d LEFT JOIN sales.dimension_value v ON v.dimension_id = d.id AND (v.active OR ${withArchived}::boolean)
  WHERE d.active OR ${withArchived}::boolean
  GROUP BY d.id ORDER BY d.active DESC, d.position, d.id`;

/** The dimensions by which the organisation classifies its sales, with the values that may be chosen. */
@Injectable()
export class DimensionQuery {
  constructor(private readonly database: Database) {}

  /** With those that are archived for whoever looks at sales of the past, or keeps the lists. */
  all(input: { readonly withArchived?: boolean } = {}): Promise<DimensionView[]> {
    return this.database.many(dimensions(input.withArchived ?? false));
  }
}

/** Representative statements, kept beside this file as SQL. */
export const examples = (): Record<string, Statement> => ({ all: dimensions(false) });
