import { it } from '@jest/globals';
import { anActor, scopesOf } from '@kontor/identity/testing';
import type { Actor } from '@kontor/platform';
import { fillSales, filled } from '../testing/fill-sales.js';
import { salesApplication } from '../testing/sales-application.js';
import { SearchQuery } from './search.query.js';
import { MyDayQuery } from './my-day.query.js';
import { ActivityListQuery } from './activity-list.query.js';
import { CustomerCardQuery } from '@kontor/customers';

it('measures', async () => {
  const sales = await salesApplication();
  await sales.rows(fillSales({ sales: 1_000_000, customers: 50_000 }));
  const permissions = ['customer.read', 'opportunity.read', 'activity.read'];
  const all = anActor({ userId: filled.user(1), permissions });
  const team = anActor({ userId: filled.user(1), teamIds: [filled.team(2)], permissions, scopes: scopesOf('TEAM') });
  const own = anActor({ userId: filled.user(150), permissions, scopes: scopesOf('OWN') });
  const out: string[] = [];
  const time = async (name: string, work: () => Promise<unknown>) => {
    const took: number[] = [];
    for (let n = 0; n < 12; n += 1) {
      const begun = performance.now();
      await work();
      took.push(performance.now() - begun);
    }
    const first = took[0] as number;
    took.sort((a, b) => a - b);
    out.push(
      `${name}: first ${first.toFixed(0)} best ${took[0]?.toFixed(1)} median ${took[6]?.toFixed(1)} worst ${took[11]?.toFixed(0)}`,
    );
  };
  for (const [who, actor] of Object.entries({ all, team, own }) as [string, Actor][]) {
    for (const text of [
      'packing',
      'line 12345',
      'mlecz',
      'S/2024/0412345',
      'zolw pack 77',
      'spare',
      'par',
      'nothing at all',
      'ml',
      '999',
    ])
      await time(`search ${who} "${text}"`, () => sales.get(SearchQuery).find(actor, text, 10));
    await time(`myDay ${who}`, () => sales.get(MyDayQuery).of(actor));
    await time(`activities mine ${who}`, () =>
      sales
        .get(ActivityListQuery)
        .page(actor, { filter: { mine: true, states: ['LATE', 'TODAY', 'UPCOMING', 'UNPLANNED'] }, first: 50 }),
    );
    await time(`activities ${who}`, () =>
      sales.get(ActivityListQuery).page(actor, { filter: { states: ['LATE', 'UPCOMING'] }, first: 50 }),
    );
    await time(`activities latest ${who}`, () => sales.get(ActivityListQuery).page(actor, { filter: {}, first: 50 }));
    await time(`activities count ${who}`, () => sales.get(ActivityListQuery).count(actor, {}));
    await time(`card biggest ${who}`, () => sales.get(CustomerCardQuery).find(actor, filled.customer(1)));
    await time(`card ${who}`, () => sales.get(CustomerCardQuery).find(actor, filled.customer(30000)));
  }
  console.log(out.join('\n'));
  await sales.close();
}, 900_000);
