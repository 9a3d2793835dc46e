import { type Founded, OrganisationFounding, PasswordHasher } from '@kontor/identity';
import { currencyCode, type LocalDate, localDateAt, plusDays } from '@kontor/kernel';
import { Ids, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { customOfContact, customOfCustomer, type DemoChoices } from './demo-custom-fields.js';
import { type DemoCustomer, DEMO_MARKETS, DEMO_REGIONS, DEMO_SEGMENTS, teamOfRegion } from './demo-customers.js';
import {
  DEMO_ORGANISATION,
  DEMO_PASSWORD,
  DEMO_PEOPLE,
  DEMO_TEAMS,
  demoEmail,
  type DemoPerson,
} from './demo-people.js';

export interface SeatedPerson {
  readonly id: string;
  readonly teamId: string | null;
  readonly person: DemoPerson;
}

export interface PlacedCustomer {
  readonly id: string;
  readonly team: string;
  readonly customer: DemoCustomer;
}

/** Makes everything that sales are about: the organisation, its people in their teams, its customers, its rates. */
@Injectable()
export class DemoOrganisation {
  constructor(
    private readonly founding: OrganisationFounding,
    private readonly hasher: PasswordHasher,
    private readonly ids: Ids,
  ) {}

  async found(tx: Tx, now: Date, since: Date): Promise<Founded & { readonly people: SeatedPerson[] }> {
    const passwordHash = await this.hasher.hash(DEMO_PASSWORD);
    const [first] = DEMO_PEOPLE;
    if (!first) throw new Error('assertion failed: the demo has people');
    const founded = await this.founding.found(tx, {
      name: DEMO_ORGANISATION,
      taxId: null,
      baseCurrency: currencyCode('PLN'),
      timeZone: 'Europe/Warsaw',
      language: 'pl',
      isDemo: true,
      since,
      administrator: { name: first.name, email: demoEmail(first.name), passwordHash },
    });
    const teams = new Map(DEMO_TEAMS.map((name) => [name as string, this.ids.next()]));
    const seated = DEMO_PEOPLE.map((person, index) => ({
      id: index === 0 ? founded.administratorId : this.ids.next(),
      teamId: person.team === null ? null : (teams.get(person.team) ?? null),
      person,
    }));
    await this.insertPeople(tx, seated.slice(1), passwordHash, founded.roleIds, now);
    await this.insertTeams(tx, teams, seated, plusDays(localDateAt(now, 'Europe/Warsaw'), -3 * 365));
    return { ...founded, people: seated };
  }

  private async insertPeople(
    tx: Tx,
    seated: readonly SeatedPerson[],
    passwordHash: string,
    roleIds: ReadonlyMap<string, string>,
    now: Date,
  ): Promise<void> {
    const rows = seated.map(({ id, person }) => ({
      id,
      name: person.name,
      email: demoEmail(person.name),
      language: person.language,
      roleId: roleIds.get(person.role),
    }));
    await tx.many(sql`
      INSERT INTO identity.user_account (id, email, name, language, password_hash, status, created_at, version)
      SELECT id, email, name, language, ${passwordHash}, 'ACTIVE', ${now}, 1
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, email text, name text, language text)`);
    await tx.many(sql`
      INSERT INTO identity.user_role (user_id, role_id)
      SELECT id, "roleId" FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, "roleId" uuid)`);
  }

  private async insertTeams(
    tx: Tx,
    teams: ReadonlyMap<string, string>,
    seated: readonly SeatedPerson[],
    since: LocalDate,
  ): Promise<void> {
    const rows = [...teams].map(([name, id]) => ({
      id,
      name,
      leaderId: seated.find(({ person }) => person.team === name && person.role === 'team-leader')?.id,
    }));
    await tx.many(sql`
      INSERT INTO identity.team (id, name, leader_id, version)
      SELECT id, name, "leaderId", 1 FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, name text, "leaderId" uuid)`);
    const members = seated
      .filter(({ teamId }) => teamId !== null)
      .map(({ id, teamId }) => ({ id: this.ids.next(), userId: id, teamId }));
    await tx.many(sql`
      INSERT INTO identity.team_membership (id, team_id, user_id, valid_from)
      SELECT id, "teamId", "userId", ${since}::date FROM jsonb_to_recordset(${JSON.stringify(members)}::jsonb) AS r(id uuid, "teamId" uuid, "userId" uuid)`);
  }

  async insertCustomers(
    tx: Tx,
    customers: readonly DemoCustomer[],
    seated: readonly SeatedPerson[],
    since: Date,
    choices: DemoChoices,
  ): Promise<PlacedCustomer[]> {
    await this.insertClassifiers(tx);
    const placed = customers.map((customer) => ({
      id: this.ids.next(),
      team: teamOfRegion(customer.region),
      customer,
    }));
    const sellers = seated.filter(({ person }) => person.habits !== null);
    const rows = placed.map(({ id, team, customer }, index) => {
      const ofTeam = sellers.filter(({ person }) => person.team === team);
      const owner = ofTeam[index % ofTeam.length];
      return {
        id,
        ...customer,
        ownerId: owner?.id,
        teamId: owner?.teamId,
        language: customer.country === 'PL' ? 'pl' : 'en',
        addressId: this.ids.next(),
        custom: customOfCustomer(choices, index),
      };
    });
    const json = JSON.stringify(rows);
    await tx.many(sql`
      INSERT INTO customers.customer (id, kind, name, tax_id, segment_id, region_id, market_id, priority_class, owner_id, team_id, currency, document_language, custom, created_at, updated_at, version)
      SELECT r.id, 'COMPANY', r.name, r."taxId", s.id, g.id, m.id, r."priorityClass", r."ownerId", r."teamId", r.currency, r.language, r.custom, ${since}, ${since}, 1
      FROM jsonb_to_recordset(${json}::jsonb) AS r(id uuid, name text, "taxId" text, segment text, region text, market text, "priorityClass" text, "ownerId" uuid,
        "teamId" uuid, currency text, language text, custom jsonb)
      JOIN customers.segment s ON s.name = r.segment JOIN customers.region g ON g.name = r.region JOIN customers.market m ON m.name = r.market`);
    await tx.many(sql`
      INSERT INTO customers.address (id, customer_id, kind, street, postal_code, city, country)
      SELECT "addressId", id, 'REGISTERED', street, "postalCode", city, country
      FROM jsonb_to_recordset(${json}::jsonb) AS r("addressId" uuid, id uuid, street text, "postalCode" text, city text, country text)`);
    await this.insertContacts(tx, placed, since, choices);
    return placed;
  }

  private async insertContacts(
    tx: Tx,
    placed: readonly PlacedCustomer[],
    since: Date,
    choices: DemoChoices,
  ): Promise<void> {
    const rows = placed.flatMap(({ id, customer }, index) =>
      customer.contacts.map((contact, at) => ({
        ...contact,
        id: this.ids.next(),
        customerId: id,
        email: `${demoEmail(contact.name).split('@')[0]}@klient-${index + 1}.example`,
        phone: `+48 000 ${String(index).padStart(3, '0')} ${String(at).padStart(3, '0')}`,
        language: customer.country === 'PL' ? 'pl' : 'en',
        custom: customOfContact(choices, index * 10 + at),
      })),
    );
    await tx.many(sql`
      INSERT INTO customers.contact (id, customer_id, name, job_title, email, phone, roles, language, custom, created_at, updated_at, version)
      SELECT id, "customerId", name, "jobTitle", email, phone, ARRAY[role], language, custom, ${since}, ${since}, 1
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, "customerId" uuid, name text, "jobTitle" text, email text, phone text, role text, language text, custom jsonb)`);
  }

  private async insertClassifiers(tx: Tx): Promise<void> {
    const named = (names: readonly string[]) => JSON.stringify(names.map((name) => ({ id: this.ids.next(), name })));
    await tx.many(
      sql`INSERT INTO customers.segment (id, name) SELECT id, name FROM jsonb_to_recordset(${named(DEMO_SEGMENTS)}::jsonb) AS r(id uuid, name text)`,
    );
    await tx.many(
      sql`INSERT INTO customers.region (id, name) SELECT id, name FROM jsonb_to_recordset(${named(DEMO_REGIONS)}::jsonb) AS r(id uuid, name text)`,
    );
    await tx.many(
      sql`INSERT INTO customers.market (id, name) SELECT id, name FROM jsonb_to_recordset(${named(DEMO_MARKETS)}::jsonb) AS r(id uuid, name text)`,
    );
  }
}
