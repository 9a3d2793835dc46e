import { currencyCode, localDate } from '@kontor/kernel';
import type { Actor, RowScope } from '@kontor/platform';
import type { OpportunityFilter } from './opportunity-filter.js';
import type { Moment } from './moment.js';

const id = '01930000-0000-7000-8000-000000000001';

const reaching = (scope: RowScope): Actor => ({
  kind: 'USER',
  userId: id,
  name: 'Example',
  channel: 'WEB',
  permissions: new Set(['opportunity.read']),
  scopes: {
    customer: { read: scope, write: scope },
    opportunity: { read: scope, write: scope },
    activity: { read: scope, write: scope },
  },
  teamIds: [id],
  homeTeamId: id,
  baseCurrency: currencyCode('PLN'),
  timeZone: 'Europe/Warsaw',
});

const moment: Moment = { now: new Date('2026-11-23T09:00:00Z'), today: localDate('2026-11-23') };

const filter: OpportunityFilter = {
  text: 'packing',
  meanings: ['OPEN'],
  stageIds: [id],
  processIds: [id],
  versionIds: [id],
  reachedStageId: id,
  stoppedAtStageId: id,
  leftStageId: id,
  ownerIds: [id],
  withoutOwner: false,
  teamIds: [id],
  withoutTeam: false,
  customerIds: [id],
  withoutCustomer: false,
  closeFrom: '2026-01-01',
  closeTo: '2026-12-31',
  openedFrom: '2026-01-01',
  openedTo: '2026-12-31',
  closedFrom: '2026-01-01',
  closedTo: '2026-12-31',
  amountMin: '1',
  amountMax: '2',
  dimensionValueIds: [id],
  tagIds: [id],
  lostReasonIds: [id],
  sourceIds: [id],
  customFields: [
    { field: 'line-speed', numberFrom: '100', numberTo: '200' },
    { field: 'tender-deadline', dateFrom: '2026-01-01', dateTo: '2026-12-31', isSet: true },
    { field: 'film-type', choiceIds: [id] },
    { field: 'technical-lead', isSet: false },
  ],
  warning: 'STALLED',
  health: 'WENT_BACK',
  mine: true,
  followed: true,
};

/** What the committed SQL of this context's queries is made with: every optional part is in it. */
export const exampleInputs = {
  id,
  moment,
  filter,
  everyone: reaching('ALL'),
  team: reaching('TEAM'),
  own: reaching('OWN'),
} as const;
