import { colleagues } from '@kontor/identity/contract';
import { customKeyOf } from '@kontor/kernel';
import {
  type Actor,
  type Change,
  type CustomFieldKind,
  type Database,
  joinSql,
  rowScope,
  type Statement,
  sql,
} from '@kontor/platform';
import { readableSales } from './opportunity-filter.js';

export interface RegisterChangeView extends Change {
  readonly fromLabel?: string | null;
  readonly toLabel?: string | null;
  /** The name of a field of the organisation's own. */
  readonly fieldLabel?: string | null;
}

export interface WordRow {
  readonly id: string;
  readonly words: string;
}

type Kind =
  | 'person'
  | 'team'
  | 'customer'
  | 'contact'
  | 'sale'
  | 'stage'
  | 'segment'
  | 'region'
  | 'market'
  | 'tag'
  | 'pick'
  | 'value'
  | 'role'
  | 'processVersion'
  | 'custom';

/** Which fields of any record hold the id of what. */
const KIND_OF: Readonly<Record<string, Kind>> = {
  owner: 'person',
  leader: 'person',
  follower: 'person',
  team: 'team',
  customer: 'customer',
  parent: 'customer',
  notDuplicateOf: 'customer',
  mergedFrom: 'customer',
  mergedInto: 'customer',
  contact: 'contact',
  opportunity: 'sale',
  stage: 'stage',
  segment: 'segment',
  region: 'region',
  market: 'market',
  source: 'pick',
  competitor: 'pick',
  lostReason: 'pick',
  role: 'role',
  processVersion: 'processVersion',
};

/** Lists of records, by the property of each member that holds an id. */
const MEMBERS: Readonly<Record<string, readonly [property: string, kind: Kind]>> = {
  contacts: ['contactId', 'contact'],
  splits: ['userId', 'person'],
  classifications: ['valueId', 'value'],
  tags: ['id', 'tag'],
};

interface Named {
  readonly kind: Kind;
  readonly id: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function idsIn(field: string, value: unknown): Named[] {
  const kind = customKeyOf(field) === null ? KIND_OF[field] : 'custom';
  if (kind) return typeof value === 'string' && UUID.test(value) ? [{ kind, id: value }] : [];
  const member = MEMBERS[field];
  if (!member || !Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    const id = typeof item === 'string' ? item : (item as Record<string, unknown> | null)?.[member[0]];
    return typeof id === 'string' && UUID.test(id) ? [{ kind: member[1], id }] : [];
  });
}

/** The reader's language, of which the organisation's own words have both. */
const inLanguage = (actor: Actor, name: Statement): Statement => sql`
  coalesce(${name} ->> (SELECT reader.language FROM identity.user_account reader WHERE reader.id = ${actor.userId}::uuid), ${name} ->> 'en')`;

const readableCustomers = (actor: Actor): Statement =>
  rowScope(actor, 'customer', 'read', { owner: sql`c.owner_id`, team: sql`c.team_id` });

/** The closed map from a kind of record to its words; what the reader may not see has none. */
const WORDS: { readonly [K in Kind]: (actor: Actor, ids: readonly string[]) => Statement } = {
  person: (_, ids) => sql`SELECT u.id, u.name AS words FROM identity.user_account u WHERE u.id = ANY(${ids}::uuid[])`,
  team: (_, ids) => sql`SELECT t.id, t.name FROM identity.team t WHERE t.id = ANY(${ids}::uuid[])`,
  customer: (actor, ids) =>
    sql`SELECT c.id, c.name FROM customers.customer c WHERE c.id = ANY(${ids}::uuid[]) AND ${readableCustomers(actor)}`,
  contact: (
    actor,
    ids,
  ) => sql`SELECT k.id, k.name FROM customers.contact k JOIN customers.customer c ON c.id = k.customer_id
    WHERE k.id = ANY(${ids}::uuid[]) AND ${readableCustomers(actor)}`,
  sale: (actor, ids) =>
    sql`SELECT o.id, o.number || ' ' || o.title FROM sales.opportunity o WHERE o.id = ANY(${ids}::uuid[]) AND ${readableSales(actor)}`,
  stage: (actor, ids) =>
    sql`SELECT s.id, ${inLanguage(actor, sql`s.name`)} FROM sales.stage s WHERE s.id = ANY(${ids}::uuid[])`,
  segment: (_, ids) => sql`SELECT n.id, n.name FROM customers.segment n WHERE n.id = ANY(${ids}::uuid[])`,
  region: (_, ids) => sql`SELECT n.id, n.name FROM customers.region n WHERE n.id = ANY(${ids}::uuid[])`,
  market: (_, ids) => sql`SELECT n.id, n.name FROM customers.market n WHERE n.id = ANY(${ids}::uuid[])`,
  tag: (_, ids) => sql`SELECT n.id, n.name FROM customers.tag n WHERE n.id = ANY(${ids}::uuid[])`,
  pick: (actor, ids) =>
    sql`SELECT v.id, ${inLanguage(actor, sql`v.name`)} FROM sales.pick_list_value v WHERE v.id = ANY(${ids}::uuid[])`,
  role: (actor, ids) =>
    sql`SELECT n.id, ${inLanguage(actor, sql`n.name`)} FROM identity.role n WHERE n.id = ANY(${ids}::uuid[])`,
  processVersion: (actor, ids) => sql`SELECT v.id, ${inLanguage(actor, sql`p.name`)} || ' v' || v.number
    FROM sales.process_version v JOIN sales.process p ON p.id = v.process_id WHERE v.id = ANY(${ids}::uuid[])`,
  value: (actor, ids) =>
    sql`SELECT v.id, ${inLanguage(actor, sql`v.name`)} FROM sales.dimension_value v WHERE v.id = ANY(${ids}::uuid[])`,
  custom: (actor, ids) => sql`
    SELECT c.id, ${inLanguage(actor, sql`c.label`)} FROM platform.custom_field_choice c WHERE c.id = ANY(${ids}::uuid[])
    UNION ALL SELECT p.id, p.name FROM ${colleagues} p WHERE p.id = ANY(${ids}::uuid[])`,
};

/** One statement for the words of all ids in the changes; `null` when there are none. */
export function wordsOf(actor: Actor, changes: readonly Change[]): Statement<WordRow> | null {
  const wanted = new Map<Kind, Set<string>>();
  for (const { field, from, to } of changes) {
    for (const { kind, id } of [...idsIn(field, from), ...idsIn(field, to)]) {
      wanted.set(kind, (wanted.get(kind) ?? new Set()).add(id));
    }
  }
  const kinds = (Object.keys(WORDS) as Kind[]).filter((kind) => wanted.has(kind));
  if (kinds.length === 0) return null;
  const parts = kinds.map((kind) => WORDS[kind](actor, [...(wanted.get(kind) ?? [])]));
  return sql<WordRow>`SELECT named.id, named.words FROM (${joinSql(parts, sql` UNION ALL `)}) AS named (id, words)`;
}

/** What statements of words answer, by their ids. */
export async function wordsIn(
  database: Database,
  ...statements: readonly (Statement<WordRow> | null)[]
): Promise<ReadonlyMap<string, string>> {
  const asked = statements.filter((statement) => statement !== null);
  const named = await Promise.all(asked.map((statement) => database.many(statement)));
  return new Map(named.flat().map(({ id, words }) => [id, words]));
}

const CUSTOM_KINDS: Readonly<Record<string, CustomFieldKind>> = {
  opportunity: 'OPPORTUNITY',
  customer: 'CUSTOMER',
  contact: 'CONTACT',
};

const customName = (kind: string, key: string): string => `${kind} ${key}`;

/** One statement for the names of the custom fields that changes of subjects name; `null` when there are none. */
export function customNamesOf(
  actor: Actor,
  changes: readonly { readonly subjectKind: string; readonly field: string }[],
): Statement<WordRow> | null {
  const named = changes.flatMap(({ subjectKind, field }) => {
    const [kind, key] = [CUSTOM_KINDS[subjectKind], customKeyOf(field)];
    return kind === undefined || key === null ? [] : [{ kind, key }];
  });
  if (named.length === 0) return null;
  return sql<WordRow>`
    SELECT f.kind || ' ' || f.key AS id, ${inLanguage(actor, sql`f.label`)} AS words FROM platform.custom_field f
    WHERE f.kind = ANY(${[...new Set(named.map(({ kind }) => kind))]}::text[]) AND f.key = ANY(${[...new Set(named.map(({ key }) => key))]}::text[])`;
}

/** A change with its values in words; a value that holds no ids, or none that the reader may see, has no label. */
export function labelled(
  { field, from, to }: Change,
  words: ReadonlyMap<string, string>,
  subjectKind = 'opportunity',
): RegisterChangeView {
  const key = customKeyOf(field);
  return {
    field,
    from,
    to,
    ...(key === null ? {} : { fieldLabel: words.get(customName(CUSTOM_KINDS[subjectKind] ?? '', key)) ?? null }),
    fromLabel: labelOf(field, from, words),
    toLabel: labelOf(field, to, words),
  };
}

function labelOf(field: string, value: unknown, words: ReadonlyMap<string, string>): string | null {
  const labels = idsIn(field, value).map(({ id }, index) => {
    const word = words.get(id);
    const share = field === 'splits' ? (value as { share?: string }[])[index]?.share : undefined;
    return word === undefined || share === undefined ? word : `${word} ${share} %`;
  });
  const known = labels.filter((label): label is string => label !== undefined);
  return known.length === 0 ? null : known.join(', ');
}
