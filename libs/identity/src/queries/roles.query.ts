import { Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { RoleView } from './views.js';

/** A role as JSON, for lists of it inside other rows. */
export const roleJson = sql`jsonb_build_object('id', role.id, 'key', role.key, 'name', role.name,
  'permissions', role.permissions, 'scopes', role.scopes, 'builtIn', role.built_in, 'version', role.version,
  'memberCount', (SELECT count(*) FROM identity.user_role AS held WHERE held.role_id = role.id))`;

export const rolesStatement = (): Statement<{ role: RoleView }> => sql`
  SELECT ${roleJson} AS role FROM identity.role ORDER BY built_in DESC, name ->> 'en', id`;

export const roleStatement = (id: string): Statement<{ role: RoleView }> => sql`
  SELECT ${roleJson} AS role FROM identity.role WHERE id = ${id}`;

@Injectable()
export class RolesQuery {
  constructor(private readonly database: Database) {}

  async all(): Promise<RoleView[]> {
    return (await this.database.many(rolesStatement())).map(({ role }) => role);
  }
}

export const examples = (): Record<string, Statement> => ({
  roles: rolesStatement(),
  role: roleStatement('01930000-0000-7000-8000-000000000001'),
});
