import { type Actor, ChangeRegister, Clock, Ids, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { CalendarLinks } from '../persistence/calendar-links.repository.js';
import type { CalendarLinkView } from '../queries/calendar-link.query.js';
import { requirePerson } from '../security/require-person.js';
import { newToken, tokenHash } from '../security/secrets.js';
import { withSecretShownOnce } from '../security/shown-once.js';

export interface NewCalendarLink {
  readonly calendarLink: CalendarLinkView;
  /** What the address of the calendar ends with, shown this once. */
  readonly token: string;
}

/**
 * Gives the calendar of one's activities an address that needs no log-in; one that there was stops working.
 * Refusals: `SESSION_NEEDED`, `SECRET_SHOWN_ONCE`.
 */
@Injectable()
export class CreateCalendarLink {
  constructor(
    private readonly transactions: Transactions,
    private readonly links: CalendarLinks,
    private readonly register: ChangeRegister,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(actor: Actor): Promise<NewCalendarLink> {
    const userId = requirePerson(actor);
    const token = newToken();
    const { answer } = await withSecretShownOnce(this.transactions, async (tx) => {
      const [id, createdAt] = [this.ids.next(), this.clock.now()];
      const before = await this.links.remove(tx, userId);
      await this.links.put(tx, userId, { id, createdAt, tokenHash: tokenHash(token) });
      await this.register.record(tx, actor, {
        stream: { kind: 'user', id: userId },
        subject: { kind: 'calendarLink', id, version: 1 },
        action: 'calendar-link.create',
        changes: [{ field: 'createdAt', from: before?.createdAt ?? null, to: createdAt }],
      });
      return { answer: { createdAt }, secret: token };
    });
    return { calendarLink: answer, token };
  }
}
