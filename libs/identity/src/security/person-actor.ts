import { currencyCode } from '@kontor/kernel';
import type { Actor, Channel } from '@kontor/platform';

/**
 * Somebody who acts on their own account without being logged in yet (they follow a link), for the register. Holds no
 * right at all.
 */
export const personActor = (userId: string, name: string, channel: Channel = 'WEB'): Actor => ({
  kind: 'USER',
  userId,
  name,
  channel,
  permissions: new Set(),
  scopes: {},
  teamIds: [],
  homeTeamId: null,
  baseCurrency: currencyCode('PLN'),
  timeZone: 'UTC',
});
