import type { CurrencyCode } from '@kontor/kernel';

/** How far a right reaches: one's own records, those of one's teams and the teams below them, or all. */
export type RowScope = 'OWN' | 'TEAM' | 'ALL';

/** The kinds of record that have owners, and therefore row scopes. */
export type ScopedKind = 'customer' | 'opportunity' | 'activity';

export interface ScopePair {
  readonly read: RowScope;
  readonly write: RowScope;
}

export type Channel = 'WEB' | 'API' | 'IMPORT' | 'JOB' | 'SETUP';

/** Who is doing something, what they may do and from where: the first argument of every use case and query. */
export interface Actor {
  readonly kind: 'USER' | 'API_KEY' | 'SYSTEM';
  /** The person, also behind an API key or an import; `null` only for the system's own jobs and set-up. */
  readonly userId: string | null;
  readonly name: string;
  readonly channel: Channel;
  readonly permissions: ReadonlySet<string>;
  /** A kind without an entry cannot be read or written at all. */
  readonly scopes: Readonly<Partial<Record<ScopedKind, ScopePair>>>;
  /** Teams that `TEAM` reaches: the person's team today, teams they lead, and all below. */
  readonly teamIds: readonly string[];
  /** The team that new records of this person belong to. */
  readonly homeTeamId: string | null;
  readonly baseCurrency: CurrencyCode;
  /** The organisation's IANA zone, which decides what "today" is. */
  readonly timeZone: string;
  readonly apiKeyId?: string;
}
