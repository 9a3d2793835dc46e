import { AssignTeam } from './assign-team.js';
import { ChangeOrganisation } from './change-organisation.js';
import { ChangeUser } from './change-user.js';
import { CreateApiKey } from './create-api-key.js';
import { InviteUser } from './invite-user.js';
import { IssuePasswordReset } from './issue-password-reset.js';
import { ReinviteUser } from './reinvite-user.js';
import { RevokeApiKey } from './revoke-api-key.js';
import { RotateApiKey } from './rotate-api-key.js';
import { SaveRole } from './save-role.js';
import { SaveTeam } from './save-team.js';

/** What administrators do with people, teams, roles, keys and the organisation. */
export const administrationUseCases = [
  AssignTeam,
  ChangeOrganisation,
  ChangeUser,
  CreateApiKey,
  InviteUser,
  IssuePasswordReset,
  ReinviteUser,
  RevokeApiKey,
  RotateApiKey,
  SaveRole,
  SaveTeam,
] as const;
