// What a person may do is the union of their roles, and nobody hands on a right that they lack.
// Source: NIST RBAC (INCITS 359) for the union; "separation of powers" of grants is the rule of this product (security matrix row 14).

/** How far a right reaches: one's own records, those of one's teams and the teams below them, or all. */
export type Reach = 'OWN' | 'TEAM' | 'ALL';

/** The kinds of record that have owners. */
export type OwnedKind = 'customer' | 'opportunity' | 'activity';

export interface ReachPair {
  readonly read: Reach;
  readonly write: Reach;
}

export type Scopes = Readonly<Partial<Record<OwnedKind, ReachPair>>>;

/** Named permissions and how far they reach, whether of a role, a person or an API key. */
export interface Rights {
  readonly permissions: ReadonlySet<string>;
  readonly scopes: Scopes;
}

export const SCOPED_KINDS: readonly OwnedKind[] = ['customer', 'opportunity', 'activity'];

const REACH: Readonly<Record<Reach, number>> = { OWN: 1, TEAM: 2, ALL: 3 };

const wider = (left: Reach, right: Reach): Reach => (REACH[left] >= REACH[right] ? left : right);

/** Every permission of any of them, and for each kind of record and verb the widest reach of any. */
export function mergeRights(all: readonly Rights[]): Rights {
  const scopes: Partial<Record<OwnedKind, ReachPair>> = {};
  for (const kind of SCOPED_KINDS) {
    for (const { scopes: given } of all) {
      const pair = given[kind];
      const merged = scopes[kind];
      if (pair === undefined) continue;
      scopes[kind] =
        merged === undefined ? pair : { read: wider(merged.read, pair.read), write: wider(merged.write, pair.write) };
    }
  }
  return { permissions: new Set(all.flatMap(({ permissions }) => [...permissions])), scopes };
}

export interface LackingRights {
  readonly permissions: readonly string[];
  readonly scopes: readonly OwnedKind[];
}

/** What `holder` lacks of `asked`; both lists empty when the holder may hand all of it on. */
export function lackingRights(holder: Rights, asked: Rights): LackingRights {
  return {
    permissions: [...asked.permissions].filter((key) => !holder.permissions.has(key)),
    scopes: SCOPED_KINDS.filter((kind) => !reachesAsFar(holder.scopes[kind], asked.scopes[kind])),
  };
}

export const covers = (holder: Rights, asked: Rights): boolean => {
  const lacking = lackingRights(holder, asked);
  return lacking.permissions.length === 0 && lacking.scopes.length === 0;
};

function reachesAsFar(held: ReachPair | undefined, asked: ReachPair | undefined): boolean {
  if (asked === undefined) return true;
  if (held === undefined) return false;
  return REACH[held.read] >= REACH[asked.read] && REACH[held.write] >= REACH[asked.write];
}

/**
 * Whether the holder may decide who belongs to a team: a person whose own reach is limited to teams must not widen
 * theirs or a colleague's to teams that they do not reach.
 */
export function mayArrangeTeam(
  holder: { readonly scopes: Scopes; readonly teamIds: readonly string[] },
  teamId: string | null,
): boolean {
  const limited = Object.values(holder.scopes).some(({ read, write }) => read !== 'ALL' || write !== 'ALL');
  return !limited || (teamId !== null && holder.teamIds.includes(teamId));
}
