import { ApiKeysQuery } from '../queries/api-keys.query.js';
import { LinksQuery } from '../queries/links.query.js';
import { OrganisationQuery } from '../queries/organisation.query.js';
import { RolesQuery } from '../queries/roles.query.js';
import { SessionsQuery } from '../queries/sessions.query.js';
import { TeamsQuery } from '../queries/teams.query.js';
import { UsersQuery } from '../queries/users.query.js';
import { ViewerQuery } from '../queries/viewer.query.js';

/** What screens read. */
export const screenQueries = [
  ApiKeysQuery,
  LinksQuery,
  OrganisationQuery,
  RolesQuery,
  SessionsQuery,
  TeamsQuery,
  UsersQuery,
  ViewerQuery,
] as const;
