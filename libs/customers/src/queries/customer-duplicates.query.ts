import { type Actor, Database, emptySql, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { confidenceOf, fingerprintsOf, type Likeness, type Suspect, WEIGHTS } from '../domain/likeness.js';
import { nameKey } from '../domain/name-key.js';
import { exampleInputs } from './example-inputs.js';
import { visibleCustomers } from './customer-view.js';

/** A customer that might be the one at hand, and what speaks for it. */
export interface DuplicateView {
  readonly id: string;
  readonly name: string;
  readonly taxId: string | null;
  readonly city: string | null;
  readonly likenesses: readonly Likeness[];
  /** In whole per cent. */
  readonly confidence: number;
}

const MOST = 5;
/** A value that more have, as the domain of a chain of shops, says too little about each of them. */
const MOST_OF_A_VALUE = 50;

/** Distinct kinds of likeness of a group, without what the same name implies. */
export const kindsOf = (kind: Statement): Statement => sql`
  CASE WHEN bool_or(${kind} = 'NAME') THEN array_remove(array_agg(DISTINCT ${kind}), 'WORDS') ELSE array_agg(DISTINCT ${kind}) END`;

/** The chance that two with these kinds of likeness are one: `confidenceOf` in SQL. */
export const chanceOf = (kinds: Statement): Statement => sql`
  (SELECT 1 - exp(sum(ln(1 - w.weight))) FROM ${weights()} WHERE w.kind = ANY(${kinds}))`;

export const weights = (): Statement => sql`
  unnest(${Object.keys(WEIGHTS)}::text[], ${Object.values(WEIGHTS)}::float8[]) AS w (kind, weight)`;

/**
 * What they have in common is looked up among the fingerprints; names that are nearly the same are found by their
 * trigrams.
 */
function duplicates(
  actor: Actor,
  suspect: Suspect,
  except: string | null,
): Statement<Omit<DuplicateView, 'confidence'>> {
  const found = fingerprintsOf(suspect);
  const name = suspect.name.trim();
  const alike =
    name === '' ? emptySql : sql` UNION SELECT a.id, 'ALIKE' FROM customers.named_like(${nameKey(name)}) AS a (id)`;
  return sql`
    WITH l AS (
      SELECT f.customer_id AS id, f.kind FROM unnest(${found.map(({ kind }) => kind)}::text[], ${found.map(({ value }) => value)}::text[]) AS s (kind, value)
      CROSS JOIN LATERAL (SELECT f.customer_id, f.kind FROM customers.fingerprint f
        WHERE f.kind = s.kind AND f.value = s.value LIMIT ${MOST_OF_A_VALUE}::int) f${alike})
    SELECT c.id, c.name, c.tax_id AS "taxId", a.city, l.kinds AS likenesses
    FROM (SELECT l.id, ${kindsOf(sql`l.kind`)} AS kinds FROM l GROUP BY l.id) l JOIN customers.customer c ON c.id = l.id
    LEFT JOIN LATERAL (SELECT x.city FROM customers.address x WHERE x.customer_id = c.id ORDER BY x.kind <> 'REGISTERED', x.id LIMIT 1) a ON TRUE
    WHERE c.id IS DISTINCT FROM ${except}::uuid AND ${visibleCustomers(actor)}
    ORDER BY ${chanceOf(sql`l.kinds`)} DESC, c.name, c.id LIMIT ${MOST}::int`;
}

@Injectable()
export class CustomerDuplicatesQuery {
  constructor(private readonly database: Database) {}

  /** Customers that might be the one that is about to be made, or that has the id `except`; the likeliest first, at most five. */
  async find(actor: Actor, suspect: Suspect, except: string | null = null): Promise<DuplicateView[]> {
    if (suspect.name.trim() === '' && fingerprintsOf(suspect).length === 0) return [];
    const rows = await this.database.many(duplicates(actor, suspect, except));
    return rows.map((row) => ({ ...row, confidence: confidenceOf(row.likenesses) }));
  }
}

export const examples = (): Record<string, Statement> => ({
  'everything of a suspect': duplicates(
    exampleInputs.team,
    {
      name: 'Żółw Sp. z o.o.',
      taxId: '5260250274',
      email: 'biuro@example.com',
      phone: '58 301 22 33',
      website: 'https://zolw.example',
    },
    null,
  ),
});
