import type { ApiKeyView, OrganisationView, RoleView, TeamView, UserView, ViewerView } from '@kontor/identity';
import type { ScopedKind, ScopePair } from '@kontor/platform';
import type { ApiKeyType } from './api-key.type.js';
import { ScopedKindEnum } from './identity-enums.js';
import type { OrganisationType } from './organisation.type.js';
import type { RoleScopeInput } from './people.input.js';
import type { RoleScopeType, RoleType } from './role.type.js';
import type { ViewerType } from './session.type.js';
import type { TeamType } from './team.type.js';
import type { UserType } from './user.type.js';

type Scopes = Readonly<Partial<Record<ScopedKind, ScopePair>>>;

export const presentScopes = (scopes: Scopes): RoleScopeType[] =>
  Object.values(ScopedKindEnum).flatMap((kind) => {
    const pair = scopes[kind];
    return pair ? [{ kind, read: pair.read, write: pair.write }] : [];
  });

/** Of two entries for one kind the last counts. */
export const readScopes = (list: readonly RoleScopeInput[]): Scopes =>
  Object.fromEntries(list.map(({ kind, read, write }) => [kind, { read, write }]));

export const presentRole = (view: RoleView): RoleType => ({
  ...view,
  permissions: [...view.permissions],
  scopes: presentScopes(view.scopes),
});

export const presentUser = (view: UserView): UserType => ({ ...view, roles: view.roles.map(presentRole) });

export const presentTeam = (view: TeamView): TeamType => ({ ...view, memberships: [...view.memberships] });

export const presentApiKey = (view: ApiKeyView): ApiKeyType => ({ ...view, scopes: [...view.scopes] });

export const presentOrganisation = (view: OrganisationView): OrganisationType => view;

export const presentViewer = (view: ViewerView): ViewerType => ({
  ...view,
  permissions: [...view.permissions],
  scopes: presentScopes(view.scopes),
  organisation: presentOrganisation(view.organisation),
});
