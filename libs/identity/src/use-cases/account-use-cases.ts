import { AcceptInvitation } from './accept-invitation.js';
import { ChangePassword } from './change-password.js';
import { ChangeProfile } from './change-profile.js';
import { CreateCalendarLink } from './create-calendar-link.js';
import { EndSession } from './end-session.js';
import { EndStaleSessions } from './end-stale-sessions.js';
import { IssueSetUpLink } from './issue-set-up-link.js';
import { LogIn } from './log-in.js';
import { LogOut } from './log-out.js';
import { MailLink } from './mail-link.js';
import { RequestPasswordReset } from './request-password-reset.js';
import { ResetPassword } from './reset-password.js';
import { RevokeCalendarLink } from './revoke-calendar-link.js';
import { SetUpOrganisation } from './set-up-organisation.js';

/** What people do with their own accounts, and what happens to sessions and links. */
export const accountUseCases = [
  AcceptInvitation,
  ChangePassword,
  ChangeProfile,
  CreateCalendarLink,
  EndSession,
  EndStaleSessions,
  IssueSetUpLink,
  LogIn,
  LogOut,
  MailLink,
  RequestPasswordReset,
  ResetPassword,
  RevokeCalendarLink,
  SetUpOrganisation,
] as const;
