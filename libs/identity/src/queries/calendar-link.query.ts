import { type Actor, Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { Instant } from './views.js';

/** That a person's calendar has an address; the address itself is shown once, when it is made. */
export interface CalendarLinkView {
  readonly createdAt: Instant;
}

const calendarLinkOf = (userId: string | null): Statement<CalendarLinkView> => sql`
  SELECT calendar_link.created_at AS "createdAt" FROM identity.calendar_link WHERE calendar_link.user_id = ${userId}::uuid`;

@Injectable()
export class CalendarLinkQuery {
  constructor(private readonly database: Database) {}

  own(actor: Actor): Promise<CalendarLinkView | null> {
    return this.database.one(calendarLinkOf(actor.userId));
  }
}

export const examples = (): Record<string, Statement> => ({
  own: calendarLinkOf('01930000-0000-7000-8000-000000000001'),
});
