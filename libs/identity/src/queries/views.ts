import type { Scopes } from '../domain/rights.js';
import type { ColourScheme, Density, Language, UserStatus } from '../persistence/user-account.row.js';

/** Plain objects that screens and the API show. Instants inside nested lists are ISO strings, as PostgreSQL's JSON has them. */
export type Instant = Date | string;

export interface LocalisedWords {
  readonly pl: string;
  readonly en: string;
}

export interface NamedRef {
  readonly id: string;
  readonly name: string;
}

export interface OrganisationView {
  readonly id: string;
  readonly name: string;
  readonly taxId: string | null;
  readonly baseCurrency: string;
  readonly timeZone: string;
  readonly defaultLanguage: Language;
  readonly isDemo: boolean;
  readonly version: number;
}

export interface RoleView {
  readonly id: string;
  readonly key: string;
  readonly name: LocalisedWords;
  readonly permissions: readonly string[];
  readonly scopes: Scopes;
  readonly builtIn: boolean;
  readonly memberCount: number;
  readonly version: number;
}

export interface MembershipView {
  readonly id: string;
  readonly user: NamedRef;
  readonly team: NamedRef;
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface TeamView {
  readonly id: string;
  readonly name: string;
  readonly parent: NamedRef | null;
  readonly leader: NamedRef | null;
  readonly memberships: readonly MembershipView[];
  readonly version: number;
}

export interface UserView {
  readonly id: string;
  /** `null` for people whom only a file names: they cannot log in until they are invited. */
  readonly email: string | null;
  readonly name: string;
  readonly status: UserStatus;
  readonly language: Language;
  readonly roles: readonly RoleView[];
  readonly team: NamedRef | null;
  readonly lastLoginAt: Instant | null;
  readonly createdAt: Instant;
  readonly version: number;
}

export interface ViewerView {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly colourScheme: ColourScheme;
  readonly density: Density;
  readonly version: number;
  readonly permissions: readonly string[];
  readonly scopes: Scopes;
  readonly team: NamedRef | null;
  readonly organisation: OrganisationView;
}

export interface SessionView {
  readonly id: string;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
  readonly userAgent: string | null;
  readonly address: string | null;
  readonly current: boolean;
}

export interface ApiKeyView {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly string[];
  readonly user: NamedRef;
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
  readonly lastUsedAt: Instant | null;
  readonly revokedAt: Instant | null;
}
