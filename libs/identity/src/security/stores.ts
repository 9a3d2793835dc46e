import { ApiKeys } from '../persistence/api-keys.repository.js';
import { CalendarLinks } from '../persistence/calendar-links.repository.js';
import { Organisations } from '../persistence/organisation.repository.js';
import { Roles } from '../persistence/roles.repository.js';
import { Teams } from '../persistence/teams.repository.js';
import { Users } from '../persistence/users.repository.js';
import { AuthenticationQuery } from '../queries/authentication.query.js';
import { LinkRecipientsQuery } from '../queries/link-recipients.query.js';
import { LogInQuery } from '../queries/log-in.query.js';
import { SecurityLog } from './security-log.js';

/** Where the context reads and writes what it owns; nobody else uses them. */
export const stores = [
  ApiKeys,
  AuthenticationQuery,
  CalendarLinks,
  LinkRecipientsQuery,
  LogInQuery,
  Organisations,
  Roles,
  SecurityLog,
  Teams,
  Users,
] as const;
