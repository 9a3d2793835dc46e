import {
  type Actor,
  Database,
  decodeCursor,
  type Page,
  pageSize,
  plannedAnew,
  rowScope,
  type Statement,
  sql,
  toPage,
} from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { confidenceOf, type Likeness, OTHER_TAX_ID } from '../domain/likeness.js';
import { chanceOf, kindsOf } from './customer-duplicates.query.js';
import { exampleInputs } from './example-inputs.js';

/** One of the two, with what helps to decide which of them stays. */
export interface DuplicateSide {
  readonly id: string;
  readonly name: string;
  readonly taxId: string | null;
  readonly city: string | null;
  readonly owner: string | null;
  readonly sales: number;
  readonly contacts: number;
  readonly createdAt: string;
}

export interface DuplicatePairView {
  /** The older one. */
  readonly first: DuplicateSide;
  readonly second: DuplicateSide;
  readonly likenesses: readonly Likeness[];
  /** What is the same beside the name, such as the domain, in the form in which it was compared. */
  readonly shared: readonly string[];
  /** In whole per cent. */
  readonly confidence: number;
}

type PairRow = Omit<DuplicatePairView, 'confidence'> & {
  readonly chance: string;
  readonly haveOtherTaxIds: boolean | null;
};

/**
 * Up to this many customers of one value are compared each with each, more of them only with the oldest, and those of
 * more than `MOST` (a chain of shops) not at all: pairs grow with the square.
 */
const EACH_WITH_EACH = 8;
const MOST = 100;

const side = (alias: Statement): Statement => sql`
  (SELECT jsonb_build_object('id', c.id, 'name', c.name, 'taxId', c.tax_id, 'createdAt', c.created_at,
    'city', (SELECT x.city FROM customers.address x WHERE x.customer_id = c.id ORDER BY x.kind <> 'REGISTERED', x.id LIMIT 1),
    'owner', (SELECT u.name FROM identity.user_account u WHERE u.id = c.owner_id),
    'sales', (SELECT count(*) FROM sales.opportunity o WHERE o.customer_id = c.id AND o.deleted_at IS NULL),
    'contacts', (SELECT count(*) FROM customers.contact k WHERE k.customer_id = c.id AND k.deleted_at IS NULL))
  FROM customers.customer c WHERE c.id = ${alias})`;

/** Both must be in reach: a pair of which one sees half tells of a customer that one may not see. */
function inReach(actor: Actor, id: Statement): Statement {
  if (actor.scopes.customer?.read === 'ALL') return sql`TRUE`;
  return sql`EXISTS (SELECT FROM customers.customer c WHERE c.id = ${id}
    AND ${rowScope(actor, 'customer', 'read', { owner: sql`c.owner_id`, team: sql`c.team_id` })})`;
}

function pairs(actor: Actor, first: number, after: string | null): Statement<PairRow> {
  const [chance, one, other] = after === null ? [null, null, null] : decodeCursor(after, 3);
  const beyond =
    after === null ? sql`TRUE` : sql`(-p.chance, p.one, p.other) > (-${chance}::numeric, ${one}::uuid, ${other}::uuid)`;
  return sql`
    WITH held AS MATERIALIZED (
      SELECT f.kind, f.value, array_agg(f.customer_id ORDER BY f.customer_id) AS ids FROM customers.fingerprint f
      GROUP BY f.kind, f.value HAVING count(*) BETWEEN 2 AND ${MOST}::int),
    met AS (
      SELECT h.kind, h.value, a.id AS one, b.id AS other
      FROM held h CROSS JOIN LATERAL unnest(h.ids) WITH ORDINALITY AS a (id, n) CROSS JOIN LATERAL unnest(h.ids) WITH ORDINALITY AS b (id, n)
      WHERE a.n < b.n AND (a.n = 1 OR cardinality(h.ids) <= ${EACH_WITH_EACH}::int)),
    grouped AS (
      SELECT m.one, m.other, ${kindsOf(sql`m.kind`)} AS likenesses,
        coalesce(array_agg(DISTINCT m.value) FILTER (WHERE m.kind NOT IN ('NAME', 'WORDS')), '{}') AS shared
      FROM met m WHERE NOT EXISTS (SELECT FROM customers.not_duplicate n WHERE n.first_id = m.one AND n.second_id = m.other)
      GROUP BY m.one, m.other),
    p AS (
      SELECT g.*, a.tax_id <> b.tax_id AS "haveOtherTaxIds",
        round((${chanceOf(sql`g.likenesses`)} * CASE WHEN a.tax_id <> b.tax_id THEN ${OTHER_TAX_ID}::float8 ELSE 1 END)::numeric, 6) AS chance
      FROM grouped g JOIN customers.customer a ON a.id = g.one JOIN customers.customer b ON b.id = g.other)
    SELECT ${side(sql`p.one`)} AS first, ${side(sql`p.other`)} AS second, p.likenesses, p.shared, p."haveOtherTaxIds", p.chance::text AS chance
    FROM (SELECT * FROM p WHERE ${beyond} AND ${inReach(actor, sql`p.one`)} AND ${inReach(actor, sql`p.other`)}
      ORDER BY p.chance DESC, p.one, p.other LIMIT ${first + 1}::int) p
    ORDER BY p.chance DESC, p.one, p.other`;
}

/** Pairs of customers that are probably one, the surest first, but for those that somebody has found to be two. */
@Injectable()
export class DuplicateReportQuery {
  constructor(private readonly database: Database) {}

  /** Refusals: `PAGE_SIZE_INVALID`, `CURSOR_INVALID`. */
  async page(
    actor: Actor,
    input: { readonly first: number; readonly after?: string | null },
  ): Promise<Page<DuplicatePairView>> {
    const first = pageSize(input.first);
    const after = input.after ?? null;
    const rows = await this.database.many(plannedAnew(pairs(actor, first, after)));
    return toPage(
      rows.map((row) => ({ ...row, confidence: confidenceOf(row.likenesses, row.haveOtherTaxIds ?? false) })),
      first,
      after,
      (row) => [row.chance, row.first.id, row.second.id],
    );
  }
}

export const examples = (): Record<string, Statement> => ({
  'the surest': pairs(exampleInputs.everyone, 50, null),
  'of a team': pairs(exampleInputs.team, 50, null),
});
