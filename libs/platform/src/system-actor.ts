import type { CurrencyCode } from '@kontor/kernel';
import type { Actor } from './actor.js';

/** Kontor itself, for jobs that no person asked for: it reaches every row and holds only the permissions it is given. */
export const systemActor = (about: {
  readonly name: string;
  readonly baseCurrency: CurrencyCode;
  readonly timeZone: string;
  readonly permissions?: readonly string[];
}): Actor => ({
  kind: 'SYSTEM',
  userId: null,
  name: about.name,
  channel: 'JOB',
  permissions: new Set(about.permissions),
  scopes: {
    customer: { read: 'ALL', write: 'ALL' },
    opportunity: { read: 'ALL', write: 'ALL' },
    activity: { read: 'ALL', write: 'ALL' },
  },
  teamIds: [],
  homeTeamId: null,
  baseCurrency: about.baseCurrency,
  timeZone: about.timeZone,
});
