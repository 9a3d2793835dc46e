export type { IdentityRefusalCode } from './contract/refusals.js';
export { ADMINISTRATOR, BUILT_IN_ROLES } from './domain/built-in-roles.js';
export { DEMO_PASSWORD } from './domain/demo-password.js';
export { IdentityModule, type IdentityOptions } from './identity.module.js';
export { identityMigrations } from './identity-migrations.js';
export { identityRows } from './identity-rows.js';
export type { LinkPurpose } from './persistence/single-use-link.row.js';
export type { ColourScheme, Density, Language, UserStatus } from './persistence/user-account.row.js';
export { ApiKeysQuery } from './queries/api-keys.query.js';
export { CalendarLinkQuery, type CalendarLinkView } from './queries/calendar-link.query.js';
export { LinksQuery, type LinkInfo } from './queries/links.query.js';
export { OrganisationQuery, type DemoPerson } from './queries/organisation.query.js';
export { RolesQuery } from './queries/roles.query.js';
export {
  SecurityEventsQuery,
  type SecurityEventFilter,
  type SecurityEventView,
} from './queries/security-events.query.js';
export { SessionsQuery } from './queries/sessions.query.js';
export { TeamsQuery } from './queries/teams.query.js';
export { UsersQuery, type CappedCount, type UserFilter } from './queries/users.query.js';
export { ViewerQuery } from './queries/viewer.query.js';
export type {
  ApiKeyView,
  Instant,
  LocalisedWords,
  MembershipView,
  NamedRef,
  OrganisationView,
  RoleView,
  SessionView,
  TeamView,
  UserView,
  ViewerView,
} from './queries/views.js';
export { OrganisationFounding, type Founded, type NewOrganisation } from './security/organisation-founding.js';
export { PasswordHasher } from './security/password-hasher.js';
export type { RequestOrigin } from './security/request-origin.js';
export { SECURITY_EVENT_KINDS, type SecurityEventKind } from './security/security-log.js';
export type { OpenedSession } from './security/sessions.js';
export type { IssuedLink } from './security/single-use-links.js';
export { AcceptInvitation } from './use-cases/accept-invitation.js';
export { AssignTeam, type AssignTeamInput } from './use-cases/assign-team.js';
export { ChangeOrganisation, type OrganisationInput } from './use-cases/change-organisation.js';
export { ChangePassword } from './use-cases/change-password.js';
export { ChangeProfile, type ProfileInput } from './use-cases/change-profile.js';
export { ChangeUser, type UserInput } from './use-cases/change-user.js';
export { CreateApiKey, type ApiKeyInput, type NewApiKey } from './use-cases/create-api-key.js';
export { CreateCalendarLink, type NewCalendarLink } from './use-cases/create-calendar-link.js';
export { EndSession } from './use-cases/end-session.js';
export { EndStaleSessions } from './use-cases/end-stale-sessions.js';
export { InviteUser, type Invitation, type InviteInput } from './use-cases/invite-user.js';
export { IssuePasswordReset } from './use-cases/issue-password-reset.js';
export { IssueSetUpLink } from './use-cases/issue-set-up-link.js';
export { LogIn } from './use-cases/log-in.js';
export { LogOut } from './use-cases/log-out.js';
export { MailLink, type LinkRequest } from './use-cases/mail-link.js';
export { ReinviteUser } from './use-cases/reinvite-user.js';
export { RequestPasswordReset } from './use-cases/request-password-reset.js';
export { ResetPassword } from './use-cases/reset-password.js';
export { RevokeApiKey } from './use-cases/revoke-api-key.js';
export { RevokeCalendarLink } from './use-cases/revoke-calendar-link.js';
export { RotateApiKey } from './use-cases/rotate-api-key.js';
export { SaveRole, type RoleInput } from './use-cases/save-role.js';
export { SaveTeam, type TeamInput } from './use-cases/save-team.js';
export { SetUpOrganisation, type SetUpInput } from './use-cases/set-up-organisation.js';
