import { assert } from '@kontor/kernel';
import {
  type Actor,
  ChangeRegister,
  Database,
  Ids,
  type ImportChoice,
  type Statement,
  sql,
  type Tx,
} from '@kontor/platform';
import { Injectable } from '@nestjs/common';

interface Candidate {
  readonly id: string;
  readonly label: string;
  readonly name: string;
}

/** Every record that a field may mean, under each of its names. */
function candidates(field: string, source: string): Statement<Candidate> {
  switch (field) {
    case 'segment':
      return sql`SELECT id, name AS label, name FROM customers.segment`;
    case 'region':
      return sql`SELECT id, name AS label, name FROM customers.region`;
    case 'market':
      return sql`SELECT id, name AS label, name FROM customers.market`;
    case 'owner':
      return sql`SELECT id, name AS label, n AS name FROM identity.user_account, LATERAL (VALUES (name), (email)) AS names(n)`;
    default:
      assert(field === 'parent', `${field} is a reference of a customer`);
      return sql`
        SELECT id, name AS label, n AS name FROM customers.customer,
          LATERAL (VALUES (name), (tax_id), (CASE WHEN external_source = ${source} THEN external_id END)) AS names(n) WHERE deleted_at IS NULL`;
  }
}

/** What the words of a file of customers mean: segments, regions, markets, people and other customers. */
@Injectable()
export class CustomerReferences {
  constructor(
    private readonly database: Database,
    private readonly register: ChangeRegister,
    private readonly ids: Ids,
  ) {}

  /** A name that two records bear resolves to neither. */
  async resolve(field: string, values: readonly string[], source: string): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.many<{ value: string; id: string }>(sql`
      SELECT v.value, min(c.id::text) AS id FROM unnest(${values}::text[]) AS v(value)
      JOIN (${candidates(field, source)}) c ON platform.folded(c.name) = platform.folded(v.value)
      GROUP BY v.value HAVING count(DISTINCT c.id) = 1`);
    return new Map(rows.map(({ value, id }) => [value, id]));
  }

  suggest(field: string, value: string): Promise<readonly ImportChoice[]> {
    return this.database.many<ImportChoice>(sql`
      SELECT id, min(label) AS label FROM (${candidates(field, '')}) c
      GROUP BY id ORDER BY max(similarity(platform.folded(name), platform.folded(${value}))) DESC, min(label) LIMIT 5`);
  }

  async createClassifiers(
    tx: Tx,
    actor: Actor,
    field: string,
    names: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const made = new Map(names.map((name) => [name, this.ids.next()]));
    const rows = JSON.stringify([...made].map(([name, id]) => ({ id, name })));
    await tx.many(
      {
        segment: sql`INSERT INTO customers.segment (id, name) SELECT id, name FROM jsonb_to_recordset(${rows}::jsonb) AS r(id uuid, name text)`,
        region: sql`INSERT INTO customers.region (id, name) SELECT id, name FROM jsonb_to_recordset(${rows}::jsonb) AS r(id uuid, name text)`,
        market: sql`INSERT INTO customers.market (id, name) SELECT id, name FROM jsonb_to_recordset(${rows}::jsonb) AS r(id uuid, name text)`,
      }[field as 'segment' | 'region' | 'market'],
    );
    await this.register.recordMany(
      tx,
      actor,
      [...made].map(([name, id]) => {
        const subject = { kind: field, id, version: 1 };
        return {
          stream: subject,
          subject,
          action: `${field}.import`,
          changes: [{ field: 'name', from: null, to: name }],
        };
      }),
    );
    return made;
  }
}
