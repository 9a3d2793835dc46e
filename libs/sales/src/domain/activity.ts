/**
 * A call, meeting, e-mail, visit, task or note: planned, due, done. What is late, today's or to come is decided by the
 * calendar of the organisation, so that all of its people mean the same day.
 */
import { FieldProblems, parseText } from '@kontor/kernel';

export const ACTIVITY_KINDS = ['CALL', 'MEETING', 'EMAIL', 'VISIT', 'TASK', 'NOTE'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** `LATE` was due before now (a whole day's: before today), `TODAY` is due later today, `UNPLANNED` has no date. */
export type ActivityState = 'LATE' | 'TODAY' | 'UPCOMING' | 'UNPLANNED' | 'DONE';

export interface ActivityFacts {
  readonly kind: ActivityKind;
  readonly subject: string;
  readonly body: string | null;
  readonly opportunityId: string | null;
  readonly customerId: string | null;
  readonly contactId: string | null;
  readonly ownerId: string;
  readonly teamId: string | null;
  readonly dueAt: Date | null;
  /** `dueAt` means its day in the organisation's zone, not an hour of it. */
  readonly allDay: boolean;
  readonly durationMinutes: number | null;
  readonly doneAt: Date | null;
  readonly outcome: string | null;
}

/** What somebody may say of an activity; what is left out stays as it is, `null` clears. */
export interface ActivityInput {
  readonly kind?: ActivityKind | null | undefined;
  readonly subject?: string | null | undefined;
  readonly body?: string | null | undefined;
  readonly opportunityId?: string | null | undefined;
  readonly customerId?: string | null | undefined;
  readonly contactId?: string | null | undefined;
  readonly ownerId?: string | null | undefined;
  readonly dueAt?: Date | null | undefined;
  readonly allDay?: boolean | null | undefined;
  readonly durationMinutes?: number | null | undefined;
  readonly doneAt?: Date | null | undefined;
  readonly outcome?: string | null | undefined;
}

/** Clocks of browsers are not ours: what was done "now" may lie a little ahead. */
const CLOCK_DIFFERENCE_MS = 5 * 60_000;
const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

const given = <Value>(value: Value | undefined, before: Value): Value => (value === undefined ? before : value);

/** The facts after an input, on top of those before it. Refuses with the code of the first field at fault. */
export function activityFacts(before: ActivityFacts, input: ActivityInput, now: Date, path = ''): ActivityFacts {
  const problems = new FieldProblems();
  const text = (field: 'body' | 'outcome', max: number): string | null => {
    const written = input[field];
    if (written === undefined || written === null) return written === undefined ? before[field] : null;
    return problems.take(path + field, parseText(written, { min: 0, max, multiline: true })) || null;
  };
  const after: ActivityFacts = {
    ...before,
    kind: input.kind ?? before.kind,
    subject:
      input.subject === undefined
        ? before.subject
        : (problems.take(`${path}subject`, parseText(input.subject ?? '', { max: 200 })) ?? ''),
    body: text('body', 10_000),
    outcome: text('outcome', 2_000),
    opportunityId: given(input.opportunityId, before.opportunityId),
    customerId: given(input.customerId, before.customerId),
    contactId: given(input.contactId, before.contactId),
    ownerId: input.ownerId ?? before.ownerId,
    dueAt: given(input.dueAt, before.dueAt),
    allDay: input.allDay ?? before.allDay,
    durationMinutes: given(input.durationMinutes, before.durationMinutes),
    doneAt: given(input.doneAt, before.doneAt),
  };
  refuseTimes(problems, after, now, path);
  problems.refuseIfAny();
  return after;
}

function refuseTimes(problems: FieldProblems, facts: ActivityFacts, now: Date, path: string): void {
  const { dueAt, doneAt, durationMinutes, outcome } = facts;
  if (dueAt !== null && (dueAt.getTime() < EARLIEST || dueAt.getTime() > LATEST)) {
    problems.add(`${path}dueAt`, 'DUE_TIME_INVALID', 'Choose a date between the years 1970 and 2199.');
  }
  if (doneAt !== null && (doneAt.getTime() < EARLIEST || doneAt.getTime() > now.getTime() + CLOCK_DIFFERENCE_MS)) {
    problems.add(`${path}doneAt`, 'DONE_TIME_INVALID', 'Nothing can be done in the future. Plan it instead.');
  }
  if (
    durationMinutes !== null &&
    !(Number.isInteger(durationMinutes) && durationMinutes >= 1 && durationMinutes <= 1440)
  ) {
    problems.add(`${path}durationMinutes`, 'DURATION_INVALID', 'Write a duration of 1 to 1440 minutes.');
  }
  if (outcome !== null && doneAt === null) {
    problems.add(`${path}outcome`, 'OUTCOME_BEFORE_DONE', 'Say what came of it when it is done.');
  }
}

/** A note without a date is written down when it is made: there is nothing left to do about it. */
export const withNoteDone = (facts: ActivityFacts, now: Date): ActivityFacts =>
  facts.kind === 'NOTE' && facts.dueAt === null && facts.doneAt === null ? { ...facts, doneAt: now } : facts;

/** The facts under their names in the API, as the register and a conflict show them: references are ids. */
export const registeredActivity = (facts: ActivityFacts) => ({
  kind: facts.kind,
  subject: facts.subject,
  body: facts.body,
  opportunity: facts.opportunityId,
  customer: facts.customerId,
  contact: facts.contactId,
  owner: facts.ownerId,
  dueAt: facts.dueAt?.toISOString() ?? null,
  allDay: facts.allDay,
  durationMinutes: facts.durationMinutes,
  doneAt: facts.doneAt?.toISOString() ?? null,
  outcome: facts.outcome,
});

export type RegisteredActivity = ReturnType<typeof registeredActivity>;

/** In the order in which the register tells them. */
export const ACTIVITY_FIELDS = [
  'subject',
  'kind',
  'doneAt',
  'outcome',
  'dueAt',
  'allDay',
  'durationMinutes',
  'owner',
  'opportunity',
  'customer',
  'contact',
  'body',
] as const satisfies readonly (keyof RegisteredActivity)[];
