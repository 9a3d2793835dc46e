import { FieldProblems, parseText } from '@kontor/kernel';
import { type Actor, ChangeRegister, changesBetween, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { definedOnly } from '../domain/defined-only.js';
import { parseTimeZone } from '../domain/time-zone.js';
import { Organisations } from '../persistence/organisation.repository.js';
import type { Language } from '../persistence/user-account.row.js';
import { organisationStatement } from '../queries/organisation.query.js';
import type { OrganisationView } from '../queries/views.js';

export interface OrganisationInput {
  readonly expectedVersion: number;
  readonly name?: string;
  readonly taxId?: string | null;
  readonly timeZone?: string;
  readonly defaultLanguage?: Language;
}

const FIELDS = ['name', 'taxId', 'timeZone', 'defaultLanguage'] as const;

/** Refusals: `CONFLICT`, `TEXT_*`, `TIME_ZONE_UNKNOWN`. */
@Injectable()
export class ChangeOrganisation {
  constructor(
    private readonly transactions: Transactions,
    private readonly organisations: Organisations,
    private readonly register: ChangeRegister,
  ) {}

  async execute(actor: Actor, input: OrganisationInput): Promise<OrganisationView> {
    const wanted = checked(input);
    return this.transactions.run(async (tx) => {
      const before = await this.organisations.getForUpdate(tx);
      const subject = { kind: 'organisation', id: before.id, version: before.version };
      await this.register.refuseIfStale(
        tx,
        subject,
        input.expectedVersion,
        Object.fromEntries(FIELDS.map((field) => [field, before[field]])),
      );
      if (wanted.timeZone !== undefined) await this.organisations.requireTimeZone(tx, wanted.timeZone);
      const version = await this.organisations.save(tx, before, wanted);
      await this.register.record(tx, actor, {
        stream: { kind: 'organisation', id: before.id },
        subject: { ...subject, version },
        action: 'organisation.change',
        changes: changesBetween(before, { ...before, ...wanted }, FIELDS),
      });
      return (await tx.one(organisationStatement())) as OrganisationView;
    });
  }
}

function checked({ name, taxId, timeZone, defaultLanguage }: OrganisationInput) {
  const problems = new FieldProblems();
  const wanted = definedOnly({
    name: name === undefined ? undefined : problems.take('name', parseText(name, { max: 200 })),
    taxId: taxId ? problems.take('taxId', parseText(taxId, { max: 30 })) : taxId === undefined ? undefined : null,
    timeZone: timeZone === undefined ? undefined : problems.take('timeZone', parseTimeZone(timeZone)),
    defaultLanguage,
  });
  problems.refuseIfAny();
  return wanted;
}
