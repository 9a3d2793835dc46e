export { Authentication, type SessionActor } from './authentication.js';
export { colleagues } from './colleagues.js';
export { IDENTITY_EVENTS, type MailedPurpose } from './events.js';
export type { RoleId, TeamId, UserId } from './ids.js';
export { type FoundedOrganisation, OrganisationDefaults } from './organisation-defaults.js';
export { PeopleDirectory, type Person } from './people-directory.js';
export { PersonImport } from './person-import.js';
export { identityPermissions, type PermissionInfo, Permissions } from './permissions.js';
export type { IdentityRefusalCode } from './refusals.js';
