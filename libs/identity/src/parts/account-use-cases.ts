import { AcceptInvitation } from '../use-cases/accept-invitation.js';
import { ChangePassword } from '../use-cases/change-password.js';
import { ChangeProfile } from '../use-cases/change-profile.js';
import { EndSession } from '../use-cases/end-session.js';
import { EndStaleSessions } from '../use-cases/end-stale-sessions.js';
import { IssueSetUpLink } from '../use-cases/issue-set-up-link.js';
import { LogIn } from '../use-cases/log-in.js';
import { LogOut } from '../use-cases/log-out.js';
import { MailLink } from '../use-cases/mail-link.js';
import { RequestPasswordReset } from '../use-cases/request-password-reset.js';
import { ResetPassword } from '../use-cases/reset-password.js';
import { SetUpOrganisation } from '../use-cases/set-up-organisation.js';

/** What people do with their own accounts, and what happens to sessions and links. */
export const accountUseCases = [
  AcceptInvitation,
  ChangePassword,
  ChangeProfile,
  EndSession,
  EndStaleSessions,
  IssueSetUpLink,
  LogIn,
  LogOut,
  MailLink,
  RequestPasswordReset,
  ResetPassword,
  SetUpOrganisation,
] as const;
