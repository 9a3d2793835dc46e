import { FieldProblems, parseText } from '@kontor/kernel';
import { type Actor, ChangeRegister, changesBetween, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { definedOnly } from '../domain/defined-only.js';
import { parseTimeZone } from '../domain/time-zone.js';
import type { ColourScheme, Density, Language } from '../persistence/user-account.row.js';
import { Users } from '../persistence/users.repository.js';
import { requirePerson } from '../security/require-person.js';

export interface ProfileInput {
  readonly expectedVersion: number;
  readonly name?: string;
  readonly language?: Language;
  readonly timeZone?: string;
  readonly colourScheme?: ColourScheme;
  readonly density?: Density;
}

const FIELDS = ['name', 'language', 'timeZone', 'colourScheme', 'density'] as const;

/**
 * Changes what a person may change about themselves; answers the new version.
 * Refusals: `CONFLICT`, `TEXT_*`, `TIME_ZONE_UNKNOWN`, `SESSION_NEEDED`.
 */
@Injectable()
export class ChangeProfile {
  constructor(
    private readonly transactions: Transactions,
    private readonly users: Users,
    private readonly register: ChangeRegister,
  ) {}

  async execute(actor: Actor, input: ProfileInput): Promise<{ version: number }> {
    const userId = requirePerson(actor);
    const wanted = checked(input);
    return this.transactions.run(async (tx) => {
      const user = await this.users.getForUpdate(tx, userId);
      await this.register.refuseIfStale(
        tx,
        { kind: 'user', id: userId, version: user.version },
        input.expectedVersion,
        Object.fromEntries(FIELDS.map((field) => [field, user[field]])),
      );
      const version = await this.users.save(tx, user, wanted);
      await this.register.record(tx, actor, {
        stream: { kind: 'user', id: userId },
        subject: { kind: 'user', id: userId, version },
        action: 'user.change-profile',
        changes: changesBetween(user, { ...user, ...wanted }, FIELDS),
      });
      return { version };
    });
  }
}

function checked({ name, language, timeZone, colourScheme, density }: ProfileInput) {
  const problems = new FieldProblems();
  const wanted = definedOnly({
    name: name === undefined ? undefined : problems.take('name', parseText(name, { max: 200 })),
    timeZone: timeZone === undefined ? undefined : problems.take('timeZone', parseTimeZone(timeZone)),
    language,
    colourScheme,
    density,
  });
  problems.refuseIfAny();
  return wanted;
}
