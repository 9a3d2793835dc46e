import { assert, FieldProblems, localDateAt, parseText } from '@kontor/kernel';
import { type Actor, Clock, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { parseEmail } from '../domain/email.js';
import type { Language } from '../persistence/user-account.row.js';
import { userStatement } from '../queries/users.query.js';
import type { UserView } from '../queries/views.js';
import { LinkHanding } from '../security/link-handing.js';
import { NewPeople } from '../security/new-people.js';
import { withSecretShownOnce } from '../security/shown-once.js';

export interface InviteInput {
  readonly email: string;
  readonly name: string;
  readonly roleIds: readonly string[];
  readonly teamId?: string | null;
  readonly language?: Language;
}

/** The person, and the link to hand over when it did not go out by mail. */
export interface Invitation {
  readonly user: UserView;
  readonly link: string | null;
}

/**
 * Makes an account for somebody and sends them a link by which they choose their password.
 * Refusals: `TEXT_*`, `EMAIL_INVALID`, `EMAIL_TAKEN`, `NOT_FOUND` (role, team), `RIGHT_LACKING`, `SECRET_SHOWN_ONCE`.
 */
@Injectable()
export class InviteUser {
  constructor(
    private readonly transactions: Transactions,
    private readonly people: NewPeople,
    private readonly links: LinkHanding,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, input: InviteInput): Promise<Invitation> {
    const { name, email } = checked(input);
    const today = localDateAt(this.clock.now(), actor.timeZone);
    const { answer, secret } = await withSecretShownOnce(this.transactions, async (tx) => {
      const userId = await this.people.add(tx, actor, { ...input, name, email }, today);
      const link = await this.links.hand(tx, 'INVITATION', userId);
      return { answer: (await tx.one(userStatement(userId, today))) as UserView, secret: link };
    });
    return { user: answer, link: secret };
  }
}

function checked(input: InviteInput): { name: string; email: string } {
  const problems = new FieldProblems();
  const email = problems.take('email', parseEmail(input.email));
  const name = problems.take('name', parseText(input.name, { max: 200 }));
  problems.refuseIfAny();
  assert(email && name, 'what was refused does not get here');
  return { name, email };
}
