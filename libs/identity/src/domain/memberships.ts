// A person is in at most one team on any day, and the past stays as it was: credit of a past period belongs to the
// team of that time. Intervals are half-open, [validFrom, validTo).
import { type DomainRefusal, type LocalDate, ok, type Result, refusal } from '@kontor/kernel';

export interface Membership {
  readonly id: string;
  readonly teamId: string;
  readonly validFrom: LocalDate;
  /** The first day on which it is over; `null` while it is open. */
  readonly validTo: LocalDate | null;
}

/** What has to be written for a person to be in a team from a day on. */
export interface Reassignment {
  /** Ends on the day of the change. */
  readonly close: Membership | null;
  /** Began on that very day, and so never was. */
  readonly remove: Membership | null;
  /** Whether a new membership begins. */
  readonly begin: boolean;
}

/**
 * Moves a person to `teamId` (or out of any team) from the day `from` on. Only the last membership may be changed;
 * refused with `MEMBERSHIP_TOO_EARLY` when `from` lies before its beginning.
 */
export function reassign(
  memberships: readonly Membership[],
  teamId: string | null,
  from: LocalDate,
): Result<Reassignment, DomainRefusal<'MEMBERSHIP_TOO_EARLY'>> {
  const last = [...memberships].sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0] ?? null;
  if (last !== null && from < last.validFrom) {
    return refusal({
      code: 'MEMBERSHIP_TOO_EARLY',
      message: `The present membership began on ${last.validFrom}. Choose that day or a later one; the past stays as it was.`,
      details: { earliest: last.validFrom },
    });
  }
  const running = last !== null && (last.validTo === null || from < last.validTo) ? last : null;
  if (running !== null && running.teamId === teamId && running.validTo === null) {
    return ok({ close: null, remove: null, begin: false });
  }
  const beganThen = running !== null && running.validFrom === from;
  return ok({
    close: running !== null && !beganThen ? running : null,
    remove: beganThen ? running : null,
    begin: teamId !== null,
  });
}
