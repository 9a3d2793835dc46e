import { describe, expect, it } from '@jest/globals';
import type { TeamFactsFragment } from '../../../graphql/graphql.js';
import { membersOn, possibleParents, teamTree } from './team-tree.js';

const team = (id: string, parent: string | null): TeamFactsFragment => ({
  __typename: 'Team',
  id,
  name: id,
  version: 1,
  leader: null,
  memberships: [],
  parent: parent === null ? null : { __typename: 'TeamRef', id: parent, name: parent },
});

const TEAMS = [
  team('north', 'sales'),
  team('sales', null),
  team('gdynia', 'north'),
  team('east', 'sales'),
  team('orphan', 'unseen'),
];

describe('the tree of teams', () => {
  it('reads from the top, by name, and loses nobody whose parent is unseen', () => {
    expect(teamTree(TEAMS).map(({ team: { id }, depth }) => [id, depth])).toEqual([
      ['orphan', 0],
      ['sales', 0],
      ['east', 1],
      ['north', 1],
      ['gdynia', 2],
    ]);
  });

  it('offers no parent that would make a circle', () => {
    expect(possibleParents(TEAMS, 'north').map(({ id }) => id)).toEqual(['sales', 'east', 'orphan']);
    expect(possibleParents(TEAMS, null)).toHaveLength(TEAMS.length);
  });

  it('tells members of today from those to come and those who left', () => {
    const of = (name: string, validFrom: string, validTo: string | null) =>
      ({ id: name, validFrom, validTo, user: { id: name, name }, team: { id: 't', name: 't' } }) as never;
    const { now, later, before } = membersOn(
      [
        of('b', '2026-01-01', null),
        of('a', '2026-01-01', '2026-11-24'),
        of('c', '2026-12-01', null),
        of('d', '2025-01-01', '2026-11-23'),
      ],
      '2026-11-23',
    );
    expect([now, later, before].map((list) => list.map(({ id }) => id))).toEqual([['a', 'b'], ['c'], ['d']]);
  });
});
