import { Refused } from '@kontor/kernel';
import { type Actor, Database, joinSql, plannedAnew, rowScope, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { exampleInputs } from './example-inputs.js';
import { readableSales } from './opportunity-filter.js';

export type SearchKind = 'CUSTOMER' | 'OPPORTUNITY' | 'CONTACT' | 'PERSON';

export interface SearchHitView {
  readonly kind: SearchKind;
  readonly id: string;
  readonly title: string;
  readonly subtitle: string | null;
  /** Where a contact is shown. */
  readonly customerId: string | null;
}

/** Shorter texts have no trigram: for them only beginnings of names are looked up. */
const SHORTEST_PART = 3;
/** How many matches of a kind are ranked: enough to find the best, few enough for a text that half of the sales contain. */
const CANDIDATES = 200;

/** `S/2026`: a number from its beginning, as opposed to some digits of one. */
const WHOLE_NUMBER = /^[A-Z]+\/\d/;

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** The name itself first, then names that begin with the text, then words in it that do. */
const rank = (folded: Statement, text: string): Statement => sql`
  CASE WHEN ${folded} = platform.folded(${text}::text) THEN 4
    WHEN ${folded} LIKE platform.folded(${`${escaped(text)}%`}::text) THEN 3
    WHEN ${folded} LIKE platform.folded(${`% ${escaped(text)}%`}::text) THEN 2 ELSE 1 END`;

/** A part of the folded name by the trigram index, or its beginning by the ordered one. */
const named = (folded: Statement, text: string): Statement =>
  text.length >= SHORTEST_PART
    ? sql`${folded} LIKE platform.folded(${`%${escaped(text)}%`}::text)`
    : beginsWith(folded, sql`platform.folded(${text}::text)`);

/** Between the beginning itself and the last letter that there is: an ordered index serves it in any collation. */
const beginsWith = (column: Statement, beginning: Statement): Statement =>
  sql`(${column} >= ${beginning} AND ${column} < ${beginning} || chr(1114109))`;

const customerScope = (actor: Actor): Statement =>
  sql`c.deleted_at IS NULL AND ${rowScope(actor, 'customer', 'read', { owner: sql`c.owner_id`, team: sql`c.team_id` })}`;

function customers(actor: Actor, text: string): Statement[] {
  const taxId = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const byTaxId = sql`SELECT c.id, c.name, c.tax_id, 3, NULL::uuid FROM customers.customer c
    WHERE c.tax_id LIKE ${`%${taxId}%`}::text AND ${customerScope(actor)} LIMIT ${CANDIDATES}::int`;
  return [
    sql`SELECT 'CUSTOMER' AS kind, x.* FROM (SELECT c.id, c.name, c.tax_id, ${rank(sql`platform.folded(c.name)`, text)}, NULL::uuid FROM customers.customer c
      WHERE ${named(sql`platform.folded(c.name)`, text)} AND ${customerScope(actor)} LIMIT ${CANDIDATES}::int) x`,
    ...(taxId.length >= SHORTEST_PART && /\d/.test(taxId) ? [sql`SELECT 'CUSTOMER', x.* FROM (${byTaxId}) x`] : []),
  ];
}

function opportunities(actor: Actor, text: string): Statement[] {
  if (text.length < SHORTEST_PART) return [];
  const within = sql`o.deleted_at IS NULL AND ${readableSales(actor)}`;
  const number = text.toUpperCase();
  // Every number shares the parts of "S/2026/": one that is written from its beginning is looked up by its order.
  const numbered = WHOLE_NUMBER.test(number)
    ? beginsWith(sql`o.number`, sql`${number}::text`)
    : sql`o.number LIKE ${`%${escaped(number)}%`}::text`;
  const byNumber = sql`SELECT o.id, o.title, o.number, 3, NULL::uuid FROM sales.opportunity o
    WHERE ${numbered} AND ${within} LIMIT ${CANDIDATES}::int`;
  return [
    sql`SELECT 'OPPORTUNITY', x.* FROM (SELECT o.id, o.title, o.number, ${rank(sql`o.title_folded`, text)}, NULL::uuid FROM sales.opportunity o
      WHERE ${named(sql`o.title_folded`, text)} AND ${within} LIMIT ${CANDIDATES}::int) x`,
    ...(/\d/.test(text) ? [sql`SELECT 'OPPORTUNITY', x.* FROM (${byNumber}) x`] : []),
  ];
}

const contacts = (actor: Actor, text: string): Statement[] =>
  text.length < SHORTEST_PART
    ? []
    : [
        sql`SELECT 'CONTACT', x.* FROM (SELECT k.id, k.name, c.name, ${rank(sql`platform.folded(k.name)`, text)}, c.id FROM customers.contact k
          JOIN customers.customer c ON c.id = k.customer_id
          WHERE ${named(sql`platform.folded(k.name)`, text)} AND k.deleted_at IS NULL AND ${customerScope(actor)} LIMIT ${CANDIDATES}::int) x`,
      ];

/** Colleagues are few, so their names are read through whatever the text. */
const people = (text: string): Statement => sql`
  SELECT 'PERSON', x.* FROM (SELECT u.id, u.name, u.email, ${rank(sql`platform.folded(u.name)`, text)}, NULL::uuid FROM identity.user_account u
    WHERE u.status <> 'DISABLED' AND platform.folded(u.name) LIKE platform.folded(${`%${escaped(text)}%`}::text) LIMIT ${CANDIDATES}::int) x`;

/** Fewer letters say too little about what was meant. */
const SHORTEST_MISTYPED = 4;

/** Names with a word that is almost the text. Titles of sales are too many to be read for it; their customers lead to them. */
function mistyped(actor: Actor, text: string, first: number): Statement<SearchHitView> {
  const meant = sql`platform.folded(${text}::text)`;
  const likeness = (name: Statement) => sql`word_similarity(${meant}, platform.folded(${name}))`;
  const likely = (name: Statement) => sql`platform.folded(${name}) %> ${meant}`;
  const ofCustomers = [
    sql`SELECT 'CUSTOMER', c.id, c.name, c.tax_id, NULL::uuid, ${likeness(sql`c.name`)} FROM customers.customer c
      WHERE ${likely(sql`c.name`)} AND ${customerScope(actor)} LIMIT ${CANDIDATES}::int`,
    sql`SELECT 'CONTACT', k.id, k.name, c.name, c.id, ${likeness(sql`k.name`)} FROM customers.contact k
      JOIN customers.customer c ON c.id = k.customer_id
      WHERE ${likely(sql`k.name`)} AND k.deleted_at IS NULL AND ${customerScope(actor)} LIMIT ${CANDIDATES}::int`,
  ];
  const parts = [
    ...(actor.permissions.has('customer.read') ? ofCustomers : []),
    sql`SELECT 'PERSON', u.id, u.name, u.email, NULL::uuid, ${likeness(sql`u.name`)} FROM identity.user_account u
      WHERE u.status <> 'DISABLED' AND ${likely(sql`u.name`)} LIMIT ${CANDIDATES}::int`,
  ];
  return plannedAnew(sql<SearchHitView>`
    SELECT kind, id, title, subtitle, customer_id AS "customerId"
    FROM (${joinSql(
      parts.map((part) => sql`(${part})`),
      sql` UNION ALL `,
    )}) AS hit (kind, id, title, subtitle, customer_id, likeness)
    ORDER BY likeness DESC, length(title), title, id LIMIT ${first}::int`);
}

function search(actor: Actor, text: string, first: number): Statement<SearchHitView> {
  const parts = [
    ...(actor.permissions.has('customer.read') ? [...customers(actor, text), ...contacts(actor, text)] : []),
    ...(actor.permissions.has('opportunity.read') ? opportunities(actor, text) : []),
    people(text),
  ];
  return plannedAnew(sql<SearchHitView>`
    SELECT kind, id, max(title) AS title, max(subtitle) AS subtitle, (array_agg(customer_id))[1] AS "customerId"
    FROM (${joinSql(parts, sql` UNION ALL `)}) AS hit (kind, id, title, subtitle, rank, customer_id)
    GROUP BY kind, id ORDER BY max(rank) DESC, length(max(title)), max(title), id LIMIT ${first}::int`);
}

/** Finds customers, sales, contacts and people by a part of their names, within the reader's reach. */
@Injectable()
export class SearchQuery {
  constructor(private readonly database: Database) {}

  /** The likeliest first; if nothing is named so, what may have been meant. Refusal: `PAGE_SIZE_INVALID` for other than 1 to 50 hits. */
  async find(actor: Actor, text: string, first: number): Promise<SearchHitView[]> {
    if (!Number.isInteger(first) || first < 1 || first > 50) {
      throw new Refused('PAGE_SIZE_INVALID', 'Ask for 1 to 50 hits.');
    }
    const wanted = text.trim().slice(0, 200);
    if (wanted === '') return [];
    const found = await this.database.many(search(actor, wanted, first));
    const isDone = found.length > 0 || wanted.length < SHORTEST_MISTYPED;
    return isDone ? found : this.database.many(mistyped(actor, wanted, first));
  }
}

/** Representative statements, kept beside this file as SQL. */
export function examples(): Record<string, Statement> {
  const reader: Actor = {
    ...exampleInputs.team,
    permissions: new Set(['customer.read', 'opportunity.read']),
  };
  return {
    'a part of a name': search(reader, 'mlecz', 10),
    'a number': search(reader, 'S/2026/0412', 10),
    'a beginning': search(reader, 'ml', 10),
    'a mistyped name': mistyped(reader, 'mleczrnia', 10),
  };
}
