import { type CurrencyCode, Refused } from '@kontor/kernel';
import { type Actor, ChangeRegister, Clock, Ids, Outbox, sql, type Tx } from '@kontor/platform';
import { Inject, Injectable } from '@nestjs/common';
import { organisationSetUp } from '../contract/events.js';
import type { UserId } from '../contract/ids.js';
import { OrganisationDefaults } from '../contract/organisation-defaults.js';
import { Permissions } from '../contract/permissions.js';
import { ADMINISTRATOR, BUILT_IN_ROLES } from '../domain/built-in-roles.js';
import { Organisations } from '../persistence/organisation.repository.js';
import { Roles } from '../persistence/roles.repository.js';
import type { Language } from '../persistence/user-account.row.js';
import { Users } from '../persistence/users.repository.js';

/** The instances of the classes that the app named, in their order. */
export const ORGANISATION_DEFAULTS = Symbol('OrganisationDefaults');

export interface NewOrganisation {
  readonly name: string;
  readonly taxId: string | null;
  readonly baseCurrency: CurrencyCode;
  readonly timeZone: string;
  readonly language: Language;
  readonly isDemo: boolean;
  /** From when on its defaults hold; now unless told. */
  readonly since?: Date;
  readonly administrator: { readonly name: string; readonly email: string; readonly passwordHash: string };
}

export interface Founded {
  readonly organisationId: string;
  readonly administratorId: UserId;
  /** Who did it, with every right: for whatever else belongs into the founding transaction. */
  readonly actor: Actor;
  /** Ids of the built-in roles by their keys. */
  readonly roleIds: ReadonlyMap<string, string>;
}

/**
 * Makes the one organisation of an installation with its built-in roles, its first administrator and what the other
 * contexts lay into it, all in one transaction: it is of use at once or not there at all.
 */
@Injectable()
export class OrganisationFounding {
  private readonly organisations = new Organisations();
  private readonly roles = new Roles();
  private readonly users = new Users();

  constructor(
    private readonly permissions: Permissions,
    private readonly register: ChangeRegister,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(ORGANISATION_DEFAULTS) private readonly defaults: readonly OrganisationDefaults[],
  ) {}

  /** Refusal: `ALREADY_SET_UP`. */
  async found(tx: Tx, organisation: NewOrganisation): Promise<Founded> {
    await this.organisations.requireTimeZone(tx, organisation.timeZone);
    const organisationId = await this.insertOrganisation(tx, organisation);
    const roleIds = await this.insertRoles(tx);
    const administratorId = await this.insertAdministrator(tx, organisation, roleIds.get(ADMINISTRATOR) ?? '');
    const actor = this.founder(organisation, administratorId);
    await this.record(tx, actor, organisation, organisationId);
    for (const context of this.defaults) {
      await context.lay(tx, actor, {
        id: organisationId,
        baseCurrency: organisation.baseCurrency,
        language: organisation.language,
        since: organisation.since ?? this.clock.now(),
      });
    }
    await this.outbox.add(tx, organisationSetUp(organisationId));
    return { organisationId, administratorId, actor, roleIds };
  }

  private async insertOrganisation(tx: Tx, organisation: NewOrganisation): Promise<string> {
    const id = this.ids.next();
    const made = await tx.one(sql`
      INSERT INTO identity.organisation (id, name, tax_id, base_currency, time_zone, default_language, is_demo, set_up_at)
      VALUES (${id}, ${organisation.name}, ${organisation.taxId}, ${organisation.baseCurrency}, ${organisation.timeZone},
        ${organisation.language}, ${organisation.isDemo}, ${this.clock.now()})
      ON CONFLICT (only_one) DO NOTHING RETURNING id`);
    if (made === null) throw alreadySetUp();
    return id;
  }

  private async insertRoles(tx: Tx): Promise<ReadonlyMap<string, string>> {
    const everything = this.permissions.all.map(({ key }) => key);
    const rows = BUILT_IN_ROLES.map((role) => ({
      id: this.ids.next(),
      key: role.key,
      name: role.name,
      permissions:
        role.permissions === 'ALL' ? everything : role.permissions.filter((key) => this.permissions.has(key)),
      scopes: role.scopes,
      builtIn: true,
      version: 1,
    }));
    await this.roles.insert(tx, rows);
    return new Map(rows.map(({ key, id }) => [key, id]));
  }

  private async insertAdministrator(tx: Tx, organisation: NewOrganisation, roleId: string): Promise<UserId> {
    const id = this.ids.next();
    await this.users.insert(tx, {
      ...organisation.administrator,
      id,
      language: organisation.language,
      timeZone: organisation.timeZone,
      colourScheme: 'AUTO',
      density: 'NORMAL',
      status: 'ACTIVE',
      externalSource: null,
      externalId: null,
      createdAt: this.clock.now(),
    });
    this.users.setRoles(tx, id, [roleId]);
    return id as UserId;
  }

  private founder(organisation: NewOrganisation, userId: UserId): Actor {
    const administrator = BUILT_IN_ROLES.find(({ key }) => key === ADMINISTRATOR);
    return {
      kind: 'SYSTEM',
      userId,
      name: organisation.administrator.name,
      channel: 'SETUP',
      permissions: new Set(this.permissions.all.map(({ key }) => key)),
      scopes: administrator?.scopes ?? {},
      teamIds: [],
      homeTeamId: null,
      baseCurrency: organisation.baseCurrency,
      timeZone: organisation.timeZone,
    };
  }

  private async record(tx: Tx, actor: Actor, organisation: NewOrganisation, organisationId: string): Promise<void> {
    const { name, taxId, baseCurrency, timeZone, language, administrator } = organisation;
    const facts = { name, taxId, baseCurrency, timeZone, defaultLanguage: language };
    const userId = actor.userId ?? '';
    await this.register.recordMany(tx, actor, [
      {
        stream: { kind: 'organisation', id: organisationId },
        subject: { kind: 'organisation', id: organisationId, version: 1 },
        action: 'organisation.set-up',
        changes: Object.entries(facts).map(([field, to]) => ({ field, from: null, to })),
      },
      {
        stream: { kind: 'user', id: userId },
        subject: { kind: 'user', id: userId, version: 1 },
        action: 'user.set-up',
        changes: [
          { field: 'name', from: null, to: administrator.name },
          { field: 'email', from: null, to: administrator.email },
        ],
      },
    ]);
  }
}

export const alreadySetUp = (): Refused<'ALREADY_SET_UP'> =>
  new Refused(
    'ALREADY_SET_UP',
    'This organisation is set up already. Log in, or ask its administrator for an account.',
  );
