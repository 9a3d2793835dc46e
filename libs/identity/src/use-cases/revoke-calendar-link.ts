import { type Actor, ChangeRegister, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { CalendarLinks } from '../persistence/calendar-links.repository.js';
import { requirePerson } from '../security/require-person.js';

/** Takes the address of one's calendar away at once; where there is none, nothing happens. Refusal: `SESSION_NEEDED`. */
@Injectable()
export class RevokeCalendarLink {
  constructor(
    private readonly transactions: Transactions,
    private readonly links: CalendarLinks,
    private readonly register: ChangeRegister,
  ) {}

  execute(actor: Actor): Promise<boolean> {
    const userId = requirePerson(actor);
    return this.transactions.run(async (tx) => {
      const link = await this.links.remove(tx, userId);
      if (link === null) return false;
      await this.register.record(tx, actor, {
        stream: { kind: 'user', id: userId },
        subject: { kind: 'calendarLink', id: link.id, version: 2 },
        action: 'calendar-link.revoke',
        changes: [{ field: 'createdAt', from: link.createdAt, to: null }],
      });
      return true;
    });
  }
}
