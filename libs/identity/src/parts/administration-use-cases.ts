import { AssignTeam } from '../use-cases/assign-team.js';
import { ChangeOrganisation } from '../use-cases/change-organisation.js';
import { ChangeUser } from '../use-cases/change-user.js';
import { CreateApiKey } from '../use-cases/create-api-key.js';
import { InviteUser } from '../use-cases/invite-user.js';
import { IssuePasswordReset } from '../use-cases/issue-password-reset.js';
import { ReinviteUser } from '../use-cases/reinvite-user.js';
import { RevokeApiKey } from '../use-cases/revoke-api-key.js';
import { RotateApiKey } from '../use-cases/rotate-api-key.js';
import { SaveRole } from '../use-cases/save-role.js';
import { SaveTeam } from '../use-cases/save-team.js';

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
