import { type Actor, Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { ViewerView } from './views.js';

type ViewerRow = Omit<ViewerView, 'permissions' | 'scopes'>;

export const viewerStatement = (userId: string, homeTeamId: string | null): Statement<ViewerRow> => sql`
  SELECT account.id, account.email, account.name, account.language, account.time_zone AS "timeZone",
    account.colour_scheme AS "colourScheme", account.density, account.version,
    (SELECT jsonb_build_object('id', team.id, 'name', team.name) FROM identity.team WHERE team.id = ${homeTeamId}::uuid) AS team,
    jsonb_build_object('id', organisation.id, 'name', organisation.name, 'taxId', organisation.tax_id,
      'baseCurrency', organisation.base_currency, 'timeZone', organisation.time_zone,
      'defaultLanguage', organisation.default_language, 'isDemo', organisation.is_demo, 'version', organisation.version) AS organisation
  FROM identity.user_account AS account CROSS JOIN identity.organisation
  WHERE account.id = ${userId}`;

/** The person who is logged in, with what they may do. */
export const viewerOf = (actor: Actor, row: ViewerRow): ViewerView => ({
  ...row,
  permissions: [...actor.permissions].sort(),
  scopes: actor.scopes,
});

@Injectable()
export class ViewerQuery {
  constructor(private readonly database: Database) {}

  async find(actor: Actor | null): Promise<ViewerView | null> {
    if (actor?.userId == null) return null;
    const row = await this.database.one(viewerStatement(actor.userId, actor.homeTeamId));
    return row && viewerOf(actor, row);
  }
}

const SOME_ID = '01930000-0000-7000-8000-000000000001';

export const examples = (): Record<string, Statement> => ({ viewer: viewerStatement(SOME_ID, SOME_ID) });
