import { assert, type CurrencyCode, FieldProblems, isCurrencyCode, parseText } from '@kontor/kernel';
import { Transactions, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { parseEmail } from '../domain/email.js';
import { parseTimeZone } from '../domain/time-zone.js';
import type { Language } from '../persistence/user-account.row.js';
import { LinksQuery } from '../queries/links.query.js';
import { NewPasswords } from '../security/new-passwords.js';
import { type NewOrganisation, OrganisationFounding } from '../security/organisation-founding.js';
import type { RequestOrigin } from '../security/request-origin.js';
import { type OpenedSession, Sessions } from '../security/sessions.js';
import { linkInvalid, SingleUseLinks } from '../security/single-use-links.js';
import { withoutClaim } from '../security/without-claim.js';

export interface SetUpInput {
  readonly token: string;
  readonly organisationName: string;
  readonly taxId?: string | null;
  readonly baseCurrency: string;
  readonly timeZone: string;
  readonly language: Language;
  readonly adminName: string;
  readonly adminEmail: string;
  readonly password: string;
}

/**
 * Founds the organisation by the set-up link and logs its first administrator in.
 * Refusals: `LINK_INVALID`, `ALREADY_SET_UP`, `TEXT_*`, `EMAIL_INVALID`, `CURRENCY_UNKNOWN`, `TIME_ZONE_UNKNOWN`, those
 * of the password policy.
 */
@Injectable()
export class SetUpOrganisation {
  constructor(
    private readonly transactions: Transactions,
    private readonly findLinks: LinksQuery,
    private readonly links: SingleUseLinks,
    private readonly passwords: NewPasswords,
    private readonly founding: OrganisationFounding,
    private readonly sessions: Sessions,
  ) {}

  async execute(origin: RequestOrigin, input: SetUpInput): Promise<OpenedSession> {
    const link = await this.findLinks.find(input.token);
    if (link?.purpose !== 'SET_UP') throw linkInvalid();
    const facts = checked(input);
    const context = [facts.name, facts.administrator.name, facts.administrator.email];
    const passwordHash = await this.passwords.hashFor(input.password, context);
    const setUp = async (tx: Tx) => {
      await this.links.use(tx, input.token, 'SET_UP');
      const { administratorId } = await this.founding.found(tx, {
        ...facts,
        administrator: { ...facts.administrator, passwordHash },
      });
      return this.sessions.open(tx, administratorId, origin);
    };
    return withoutClaim(() => this.transactions.run(setUp));
  }
}

type CheckedFacts = Omit<NewOrganisation, 'administrator'> & {
  readonly administrator: { name: string; email: string };
};

function checked(input: SetUpInput): CheckedFacts {
  const problems = new FieldProblems();
  const name = problems.take('organisationName', parseText(input.organisationName, { max: 200 }));
  const taxId = input.taxId ? problems.take('taxId', parseText(input.taxId, { max: 30 })) : null;
  const timeZone = problems.take('timeZone', parseTimeZone(input.timeZone));
  const adminName = problems.take('adminName', parseText(input.adminName, { max: 200 }));
  const email = problems.take('adminEmail', parseEmail(input.adminEmail));
  if (!isCurrencyCode(input.baseCurrency)) {
    problems.add('baseCurrency', 'CURRENCY_UNKNOWN', 'Choose a currency of ISO 4217, such as PLN or EUR.');
  }
  problems.refuseIfAny();
  assert(name && timeZone && adminName && email, 'what was refused does not get here');
  return {
    name,
    taxId: taxId ?? null,
    baseCurrency: input.baseCurrency as CurrencyCode,
    timeZone,
    language: input.language,
    isDemo: false,
    administrator: { name: adminName, email },
  };
}
