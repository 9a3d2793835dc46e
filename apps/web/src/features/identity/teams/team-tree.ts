import type { TeamFactsFragment } from '../../../graphql/graphql.js';

export interface TeamLine {
  readonly team: TeamFactsFragment;
  readonly depth: number;
}

/** Teams in reading order, each below its parent; one whose parent cannot be seen stands at the top. */
export function teamTree(teams: readonly TeamFactsFragment[]): readonly TeamLine[] {
  const known = new Set(teams.map(({ id }) => id));
  const childrenOf = (id: string | null) =>
    teams
      .filter(({ parent }) => (parent && known.has(parent.id) ? parent.id : null) === id)
      .sort((one, other) => one.name.localeCompare(other.name));
  const below = (id: string | null, depth: number): TeamLine[] =>
    childrenOf(id).flatMap((team) => [{ team, depth }, ...below(team.id, depth + 1)]);
  return below(null, 0);
}

/** A team may stand below any but itself and those below it. */
export function possibleParents(teams: readonly TeamFactsFragment[], id: string | null): readonly TeamFactsFragment[] {
  const below = new Set<string>();
  const collect = (parent: string) => {
    below.add(parent);
    for (const team of teams) if (team.parent?.id === parent && !below.has(team.id)) collect(team.id);
  };
  if (id !== null) collect(id);
  return teams.filter((team) => !below.has(team.id));
}

type Membership = TeamFactsFragment['memberships'][number];

/** Who is in the team on a day, who is to come, and who was. `validTo` is the first day outside. */
export function membersOn(memberships: readonly Membership[], day: string) {
  const byName = (list: readonly Membership[]) =>
    [...list].sort((one, other) => one.user.name.localeCompare(other.user.name));
  return {
    now: byName(
      memberships.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day)),
    ),
    later: byName(memberships.filter(({ validFrom }) => validFrom > day)),
    before: byName(memberships.filter(({ validTo }) => validTo !== null && validTo <= day)),
  };
}
