import { describe, expect, it } from '@jest/globals';
import { type LocalDate, localDate, plusDays } from '@kontor/kernel';
import fc from 'fast-check';
import { type Membership, reassign } from './memberships.js';

const START = localDate('2026-01-01');
const DAYS = Array.from({ length: 46 }, (_, day) => plusDays(START, day));
const move = fc.record({ team: fc.option(fc.constantFrom('A', 'B', 'C')), day: fc.nat(40) });

/** What the use case writes. */
function apply(memberships: readonly Membership[], team: string | null, from: LocalDate, id: string): Membership[] {
  const result = reassign(memberships, team, from);
  if (!result.ok) return [...memberships];
  const { close, remove, begin } = result.value;
  const kept = memberships
    .filter((one) => one !== remove)
    .map((one) => (one === close ? { ...one, validTo: from } : one));
  return begin ? [...kept, { id, teamId: team as string, validFrom: from, validTo: null }] : kept;
}

const teamsOn = (memberships: readonly Membership[], day: LocalDate) =>
  memberships
    .filter((one) => one.validFrom <= day && (one.validTo === null || day < one.validTo))
    .map((one) => one.teamId);

describe('moving a person between teams', () => {
  it('leaves them in one team at most, in the asked one from that day, and the days before as they were', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
        let memberships: Membership[] = [];
        moves.forEach(({ team, day }, index) => {
          const from = plusDays(START, day);
          const refused = !reassign(memberships, team, from).ok;
          const after = apply(memberships, team, from, `m${index}`);
          const asked = team === null ? [] : [team];
          const expected = DAYS.map((date) => (refused || date < from ? teamsOn(memberships, date) : asked));
          expect(DAYS.map((date) => teamsOn(after, date))).toEqual(expected);
          expect(expected.every((teams) => teams.length <= 1)).toBe(true);
          expect(after.every((one) => one.validTo === null || one.validTo > one.validFrom)).toBe(true);
          memberships = after;
        });
      }),
    );
  });

  it('refuses a day before the present membership began', () => {
    const present = [{ id: 'm', teamId: 'A', validFrom: localDate('2026-03-01'), validTo: null }];
    expect(reassign(present, 'B', localDate('2026-02-28'))).toMatchObject({
      ok: false,
      refusal: { code: 'MEMBERSHIP_TOO_EARLY', details: { earliest: '2026-03-01' } },
    });
  });
});
