import { currencyCode, localDate } from '@kontor/kernel';
import type { Actor, RowScope } from '@kontor/platform';

const id = '01930000-0000-7000-8000-000000000001';

const reaching = (scope: RowScope): Actor => ({
  kind: 'USER',
  userId: id,
  name: 'Example',
  channel: 'WEB',
  permissions: new Set(['customer.read', 'opportunity.read']),
  scopes: { customer: { read: scope, write: scope }, opportunity: { read: scope, write: scope } },
  teamIds: [id],
  homeTeamId: id,
  baseCurrency: currencyCode('PLN'),
  timeZone: 'Europe/Warsaw',
});

/** What the committed SQL of this context's queries is made with. */
export const exampleInputs = {
  id,
  today: localDate('2026-11-23'),
  everyone: reaching('ALL'),
  team: reaching('TEAM'),
  customFields: [
    { field: 'motto', contains: 'fresh', isSet: true },
    { field: 'lines', numberFrom: '2', numberTo: '8' },
    { field: 'adviser', personIds: [id] },
  ],
} as const;
