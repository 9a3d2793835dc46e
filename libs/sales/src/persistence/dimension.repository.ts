import { Ids, notFound, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { DimensionState } from '../domain/dimension.js';
import type { Localised } from '../domain/localised.js';

/** Dimensions as their keeper loads and saves them: few, so all at once, which is how names and circles are judged. */
@Injectable()
export class DimensionRepository {
  constructor(private readonly ids: Ids) {}

  newId(): string {
    return this.ids.next();
  }

  /** Locks them for the rest of the transaction, in their order. */
  async lockAll(tx: Tx): Promise<DimensionState[]> {
    tx.send(sql`SELECT pg_advisory_xact_lock(hashtextextended('sales.dimension', 0))`);
    return tx
      .many(sql<DimensionState>`
      SELECT d.id, d.key, d.version, d.name, d.active, d.depends_on_id AS "dependsOnId", coalesce((
        SELECT jsonb_agg(jsonb_build_object('id', v.id, 'key', v.key, 'name', v.name, 'active', v.active, 'parentValueIds', (
            SELECT coalesce(jsonb_agg(p ORDER BY p), '[]') FROM unnest(v.parent_value_ids) p)) ORDER BY v.position, v.id)
        FROM sales.dimension_value v WHERE v.dimension_id = d.id), '[]') AS values
      FROM sales.dimension d ORDER BY d.position, d.id`)
      .then((rows) => rows.map(inOrder));
  }

  /** Refusal: `NOT_FOUND`. */
  require(all: readonly DimensionState[], id: string): DimensionState {
    const found = all.find((dimension) => dimension.id === id);
    if (!found) throw notFound('dimension');
    return found;
  }

  /** Writes a dimension and its values, in their order. */
  save(tx: Tx, before: DimensionState | null, after: DimensionState): DimensionState {
    const { id, key, name, active, dependsOnId, version } = after;
    tx.send(
      before
        ? sql`
          UPDATE sales.dimension SET name = ${JSON.stringify(name)}::jsonb, active = ${active}, depends_on_id = ${dependsOnId}::uuid, version = version + 1
          WHERE id = ${id}::uuid AND version = ${version}`
        : sql`
          INSERT INTO sales.dimension (id, key, name, position, active, depends_on_id)
          SELECT ${id}::uuid, ${key}, ${JSON.stringify(name)}::jsonb, coalesce(max(position), 0) + 1, ${active}, ${dependsOnId}::uuid FROM sales.dimension`,
    );
    const values = after.values.map((value, index) => ({ ...value, position: index + 1 }));
    tx.send(sql`
      INSERT INTO sales.dimension_value (id, dimension_id, key, name, position, active, parent_value_ids)
      SELECT v.id, ${id}::uuid, v.key, v.name, v.position, v.active,
        ARRAY(SELECT p::uuid FROM jsonb_array_elements_text(v."parentValueIds") p)
      FROM jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
        AS v(id uuid, key text, name jsonb, position integer, active boolean, "parentValueIds" jsonb)
      ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, position = EXCLUDED.position, active = EXCLUDED.active,
        parent_value_ids = EXCLUDED.parent_value_ids`);
    return { ...after, version: version + 1 };
  }

  place(tx: Tx, dimension: DimensionState, position: number): void {
    tx.send(sql`
      UPDATE sales.dimension SET position = ${position}, version = version + 1
      WHERE id = ${dimension.id}::uuid AND version = ${dimension.version}`);
  }

  /** Processes in use whose newest version asks for a value of the dimension. */
  async processesThatDemand(tx: Tx, id: string): Promise<Localised[]> {
    const rows = await tx.many<{ name: Localised }>(sql`
      SELECT p.name FROM sales.process p JOIN LATERAL (
        SELECT v.id FROM sales.process_version v WHERE v.process_id = p.id AND v.published_at IS NOT NULL ORDER BY v.number DESC LIMIT 1) v ON TRUE
      WHERE p.active AND EXISTS (SELECT FROM sales.stage s WHERE s.process_version_id = v.id
        AND s.exit_criteria @> jsonb_build_array(jsonb_build_object('kind', 'CLASSIFICATION', 'dimensionId', ${id}::text)))`);
    return rows.map(({ name }) => name);
  }
}

/** Members in one order, so that only what differs is a change. */
const inOrder = (dimension: DimensionState): DimensionState => ({
  ...dimension,
  name: { pl: dimension.name.pl, en: dimension.name.en },
  values: dimension.values.map(({ id, key, name, active, parentValueIds }) => ({
    id,
    key,
    name: { pl: name.pl, en: name.en },
    active,
    parentValueIds,
  })),
});
