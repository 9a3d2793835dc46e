import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wouldBeBelowItself } from './team-tree.js';

const moves = fc.array(fc.tuple(fc.nat(9), fc.option(fc.nat(9))), { maxLength: 60 });

const hasCycle = (parents: ReadonlyMap<string, string | null>): boolean =>
  [...parents.keys()].some((start) => {
    let above = parents.get(start) ?? null;
    for (let steps = 0; above !== null; steps += 1) {
      if (steps > parents.size) return true;
      above = parents.get(above) ?? null;
    }
    return false;
  });

it('keeps the teams a tree, whatever is moved below whatever', () => {
  fc.assert(
    fc.property(moves, (all) => {
      const parents = new Map<string, string | null>(Array.from({ length: 10 }, (_, index) => [`t${index}`, null]));
      for (const [team, parent] of all) {
        const below = parent === null ? null : `t${parent}`;
        const refused = wouldBeBelowItself(parents, `t${team}`, below);
        const moved = new Map(parents).set(`t${team}`, below);
        expect(refused).toBe(hasCycle(moved));
        if (!refused) parents.set(`t${team}`, below);
      }
    }),
  );
});
