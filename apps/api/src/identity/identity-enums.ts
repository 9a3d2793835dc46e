import {
  type ColourScheme,
  type Density,
  type LinkPurpose,
  SECURITY_EVENT_KINDS,
  type SecurityEventKind,
  type UserStatus,
} from '@kontor/identity';
import type { RowScope, ScopedKind } from '@kontor/platform';
import { registerEnumType } from '@nestjs/graphql';

export const ColourSchemeEnum = { AUTO: 'AUTO', LIGHT: 'LIGHT', DARK: 'DARK' } as const satisfies Record<
  ColourScheme,
  ColourScheme
>;
export const DensityEnum = { NORMAL: 'NORMAL', COMPACT: 'COMPACT' } as const satisfies Record<Density, Density>;
export const UserStatusEnum = { INVITED: 'INVITED', ACTIVE: 'ACTIVE', DISABLED: 'DISABLED' } as const satisfies Record<
  UserStatus,
  UserStatus
>;
export const RowScopeEnum = { OWN: 'OWN', TEAM: 'TEAM', ALL: 'ALL' } as const satisfies Record<RowScope, RowScope>;
export const ScopedKindEnum = {
  CUSTOMER: 'customer',
  OPPORTUNITY: 'opportunity',
  ACTIVITY: 'activity',
} as const satisfies Record<string, ScopedKind>;
export const LinkPurposeEnum = {
  INVITATION: 'INVITATION',
  PASSWORD_RESET: 'PASSWORD_RESET',
  SET_UP: 'SET_UP',
} as const satisfies Record<LinkPurpose, LinkPurpose>;
/** `log-in.failed` is `LOG_IN_FAILED` for those who ask. */
export const SecurityEventKindEnum = Object.fromEntries(
  SECURITY_EVENT_KINDS.map((kind) => [kind.replace(/[-.]/g, '_').toUpperCase(), kind]),
) as Readonly<Record<string, SecurityEventKind>>;
export const AppStateEnum = { SET_UP_NEEDED: 'SET_UP_NEEDED', READY: 'READY' } as const;

registerEnumType(ColourSchemeEnum, { name: 'ColourScheme' });
registerEnumType(DensityEnum, { name: 'Density' });
registerEnumType(UserStatusEnum, { name: 'UserStatus' });
registerEnumType(RowScopeEnum, {
  name: 'RowScope',
  description: 'How far a right reaches: one’s own records, those of one’s teams and all below, or all.',
});
registerEnumType(ScopedKindEnum, { name: 'ScopedKind', description: 'The kinds of record that have owners.' });
registerEnumType(LinkPurposeEnum, { name: 'LinkPurpose' });
registerEnumType(SecurityEventKindEnum, { name: 'SecurityEventKind' });
registerEnumType(AppStateEnum, { name: 'AppState' });
