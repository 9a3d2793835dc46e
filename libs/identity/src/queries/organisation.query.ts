import { Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { LocalisedWords, OrganisationView } from './views.js';

export const organisationStatement = (): Statement<OrganisationView> => sql`
  SELECT id, name, tax_id AS "taxId", base_currency AS "baseCurrency", time_zone AS "timeZone",
    default_language AS "defaultLanguage", is_demo AS "isDemo", version
  FROM identity.organisation`;

export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly roleName: LocalisedWords;
}

/** The people of a demo organisation, as the log-in page offers them; of any other organisation nobody. */
export const demoPeopleStatement = (): Statement<DemoPerson> => sql`
  SELECT account.email, account.name, role.name AS "roleName"
  FROM identity.organisation
  JOIN identity.user_account AS account ON account.status = 'ACTIVE' AND account.password_hash IS NOT NULL
  JOIN LATERAL (
    SELECT role.name, array_position(ARRAY['administrator', 'head-of-sales', 'team-leader', 'salesperson'], role.key) AS rank
    FROM identity.user_role JOIN identity.role ON role.id = user_role.role_id
    WHERE user_role.user_id = account.id ORDER BY rank NULLS LAST, role.key LIMIT 1
  ) AS role ON true
  WHERE organisation.is_demo
  ORDER BY role.rank NULLS LAST, account.name LIMIT 14`;

@Injectable()
export class OrganisationQuery {
  constructor(private readonly database: Database) {}

  /** `null` until the first run has set it up. */
  find(): Promise<OrganisationView | null> {
    return this.database.one(organisationStatement());
  }

  demoPeople(): Promise<DemoPerson[]> {
    return this.database.many(demoPeopleStatement());
  }
}

export const examples = (): Record<string, Statement> => ({
  organisation: organisationStatement(),
  demoPeople: demoPeopleStatement(),
});
