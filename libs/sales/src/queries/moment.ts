import { type LocalDate, localDateAt } from '@kontor/kernel';
import type { Actor } from '@kontor/platform';

/** The present as one statement sees it: an instant, and the organisation's date at it. */
export interface Moment {
  readonly now: Date;
  readonly today: LocalDate;
}

export const momentOf = (actor: Actor, now: Date): Moment => ({ now, today: localDateAt(now, actor.timeZone) });
