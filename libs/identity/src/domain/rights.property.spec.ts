import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { covers, lackingRights, mayArrangeTeam, mergeRights, type Reach, type Rights } from './rights.js';

const reach = fc.constantFrom<Reach>('OWN', 'TEAM', 'ALL');
const pair = fc.record({ read: reach, write: reach });
const scopes = fc.record({ customer: pair, opportunity: pair, activity: pair }, { requiredKeys: [] });
const keys = fc.uniqueArray(fc.constantFrom('a.read', 'a.write', 'b.read', 'b.write', 'c.manage'));
const rights: fc.Arbitrary<Rights> = fc.record({ permissions: keys.map((list) => new Set(list)), scopes });

const plain = (value: Rights) => ({ permissions: [...value.permissions].sort(), scopes: value.scopes });

describe('merging roles', () => {
  it('covers each of them, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(rights, { maxLength: 5 }), (all) => {
        const merged = mergeRights(all);
        for (const one of all) expect(covers(merged, one)).toBe(true);
        expect(plain(mergeRights([...all].reverse()))).toEqual(plain(merged));
        expect(plain(mergeRights([merged, ...all]))).toEqual(plain(merged));
      }),
    );
  });

  it('gives nothing that none of them has', () => {
    fc.assert(
      fc.property(rights, rights, (left, right) => {
        const merged = mergeRights([left, right]);
        for (const key of merged.permissions)
          expect(left.permissions.has(key) || right.permissions.has(key)).toBe(true);
        for (const [kind, { read, write }] of Object.entries(merged.scopes)) {
          const of = (side: Rights) => side.scopes[kind as keyof typeof side.scopes];
          expect([of(left)?.read, of(right)?.read]).toContain(read);
          expect([of(left)?.write, of(right)?.write]).toContain(write);
        }
      }),
    );
  });

  it('gives nothing without a role', () => {
    expect(plain(mergeRights([]))).toEqual({ permissions: [], scopes: {} });
  });
});

describe('handing rights on', () => {
  it('is possible exactly when nothing would be gained by the union', () => {
    fc.assert(
      fc.property(rights, rights, (holder, asked) => {
        const gains =
          JSON.stringify(plain(mergeRights([holder, asked]))) !== JSON.stringify(plain(mergeRights([holder])));
        expect(covers(holder, asked)).toBe(!gains);
      }),
    );
  });

  it('names what is lacking', () => {
    const holder: Rights = { permissions: new Set(['a.read']), scopes: { customer: { read: 'ALL', write: 'TEAM' } } };
    const asked: Rights = {
      permissions: new Set(['a.read', 'a.write']),
      scopes: { customer: { read: 'OWN', write: 'ALL' }, activity: { read: 'OWN', write: 'OWN' } },
    };
    expect(lackingRights(holder, asked)).toEqual({ permissions: ['a.write'], scopes: ['customer', 'activity'] });
  });
});

describe('arranging teams', () => {
  const limited = { scopes: { opportunity: { read: 'TEAM', write: 'OWN' } }, teamIds: ['t1'] } as const;

  it('stays within the reach of a person whose reach is limited', () => {
    expect(mayArrangeTeam(limited, 't1')).toBe(true);
    expect(mayArrangeTeam(limited, 't2')).toBe(false);
    expect(mayArrangeTeam(limited, null)).toBe(false);
  });

  it('is free to whoever reaches everything', () => {
    expect(mayArrangeTeam({ scopes: { opportunity: { read: 'ALL', write: 'ALL' } }, teamIds: [] }, 't2')).toBe(true);
  });
});
