import { ApiKeysQuery } from './api-keys.query.js';
import { CalendarLinkQuery } from './calendar-link.query.js';
import { LinksQuery } from './links.query.js';
import { OrganisationQuery } from './organisation.query.js';
import { RolesQuery } from './roles.query.js';
import { SecurityEventsQuery } from './security-events.query.js';
import { SessionsQuery } from './sessions.query.js';
import { TeamsQuery } from './teams.query.js';
import { UsersQuery } from './users.query.js';
import { ViewerQuery } from './viewer.query.js';

/** What screens read. */
export const screenQueries = [
  ApiKeysQuery,
  CalendarLinkQuery,
  LinksQuery,
  OrganisationQuery,
  RolesQuery,
  SecurityEventsQuery,
  SessionsQuery,
  TeamsQuery,
  UsersQuery,
  ViewerQuery,
] as const;
