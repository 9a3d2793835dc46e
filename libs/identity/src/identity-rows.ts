import { ApiKeyRow } from './persistence/api-key.row.js';
import { OrganisationRow } from './persistence/organisation.row.js';
import { RoleRow } from './persistence/role.row.js';
import { SessionRow } from './persistence/session.row.js';
import { SingleUseLinkRow } from './persistence/single-use-link.row.js';
import { TeamMembershipRow } from './persistence/team-membership.row.js';
import { TeamRow } from './persistence/team.row.js';
import { UserAccountRow } from './persistence/user-account.row.js';

/** The entities that a data source needs to write what identity owns. */
export const identityRows = [
  ApiKeyRow,
  OrganisationRow,
  RoleRow,
  SessionRow,
  SingleUseLinkRow,
  TeamMembershipRow,
  TeamRow,
  UserAccountRow,
] as const;
