import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { aTeam, aUser, anActor } from '@kontor/identity/testing';
import type { Actor } from '@kontor/platform';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { aContact, aCustomer, anActivity, picked, stagesOf } from '../testing/sales-builders.js';
import { CreateOpportunity } from '../use-cases/create-opportunity.js';
import { MoveOpportunity } from '../use-cases/move-opportunity.js';
import { DimensionQuery } from './dimension.query.js';
import { MoveCheckQuery } from './move-check.query.js';
import { OpportunityRecordQuery } from './opportunity-record.query.js';
import { ProcessQuery } from './process.query.js';

let sales: SalesApplication;
let actor: Actor;
beforeAll(async () => {
  sales = await salesApplication();
  const team = await aTeam(sales.db);
  const userId = await aUser(sales.db, { name: 'Anna Kowal', teamId: team });
  actor = anActor({
    userId,
    name: 'Anna Kowal',
    homeTeamId: team,
    permissions: ['opportunity.write', 'activity.read'],
  });
});
afterAll(() => sales.close());

/** A sale with a way behind it, and with contacts, shares and activities. */
async function aFullSale() {
  const userId = actor.userId as string;
  const customerId = await aCustomer(sales);
  const contactId = await aContact(sales, customerId);
  const sourceId = await picked(sales, 'SOURCE', 'Trade fair');
  const sale = await sales.get(CreateOpportunity).execute(actor, {
    title: 'Packing line',
    customerId,
    sourceId,
    description: 'Two shifts,\nfilm 600',
    contacts: [{ contactId, role: 'DECIDES' }],
    splits: [{ userId, share: '100' }],
  });
  sales.clock.advance({ days: 2 });
  const stages = await stagesOf(sales);
  const stageId = stages['need-agreed'] as string;
  await sales
    .get(MoveOpportunity)
    .execute(actor, { id: sale.id, expectedVersion: 1, stageId, reason: 'agreed by phone' });
  const later = await anActivity(sales, { opportunityId: sale.id, ownerId: userId, dueAt: '2026-12-02T10:00:00Z' });
  const sooner = await anActivity(sales, { opportunityId: sale.id, ownerId: userId, dueAt: '2026-12-01T10:00:00Z' });
  const done = await anActivity(sales, {
    opportunityId: sale.id,
    ownerId: userId,
    kind: 'MEETING',
    doneAt: '2026-11-24T10:00:00Z',
  });
  return { sale, stages, customerId, contactId, sourceId, sooner, later, done };
}

it('shows everything of a sale by one statement', async () => {
  const { sale, customerId, contactId, sourceId, sooner, later, done } = await aFullSale();
  const userId = actor.userId;
  const record = await sales.get(OpportunityRecordQuery).find(actor, sale.id);
  expect(record).toMatchObject({
    opportunity: {
      id: sale.id,
      version: 2,
      stage: { key: 'need-agreed' },
      nextActivityAt: new Date('2026-12-01T10:00:00Z'),
      warning: null,
    },
    description: 'Two shifts,\nfilm 600',
    source: { id: sourceId, name: { pl: 'Targi', en: 'Trade fair' }, active: true },
    competitor: null,
    region: null,
    contacts: [
      {
        role: 'DECIDES',
        contact: { id: contactId, customerId, name: 'Jan Pawlak', roles: [], language: 'pl', version: 1 },
      },
    ],
    splits: [{ user: { id: userId, name: 'Anna Kowal' }, share: '100' }],
    daysOpen: 2,
    canEdit: true,
  });
  expect(record?.stages.map(({ key, position }) => `${position} ${key}`)).toEqual([
    '1 qualified',
    '2 need-agreed',
    '3 offer-sent',
    '4 negotiation',
    '5 won',
    '6 lost',
  ]);
  expect(record?.stages[1]?.exitCriteria.map(({ key }) => key)).toEqual([
    'field.amount',
    'done.meeting',
    'contact.decides',
  ]);
  expect(record?.stageEvents).toMatchObject([
    {
      from: { key: 'qualified' },
      to: { key: 'need-agreed' },
      actor: { name: 'Anna Kowal' },
      reason: 'agreed by phone',
      occurredAt: sales.clock.now(),
    },
    { from: null, to: { key: 'qualified' }, reason: null },
  ]);
  expect(record?.activities.map(({ id }) => id)).toEqual([sooner, later, done]);
  expect(record?.activities[0]).toMatchObject({ dueAt: new Date('2026-12-01T10:00:00Z'), opportunity: null });
});

it('shows nothing of a sale that is not there, and no activities to those who may see none', async () => {
  const { sale } = await aFullSale();
  expect(await sales.get(OpportunityRecordQuery).find(actor, randomUUID())).toBeNull();
  const reader = { ...actor, permissions: new Set<string>() };
  expect(await sales.get(OpportunityRecordQuery).find(reader, sale.id)).toMatchObject({
    canEdit: false,
    activities: [],
  });
});

it('says what a move would need before it is tried', async () => {
  const { sale, stages } = await aFullSale();
  expect(
    await sales.get(MoveCheckQuery).of(actor, { id: sale.id, stageId: stages['offer-sent'] as string }),
  ).toMatchObject({
    unmet: [
      { criterion: { key: 'field.amount', label: { en: 'The amount is estimated' } }, stage: { key: 'need-agreed' } },
    ],
    needsReason: false,
    needsLostReason: false,
  });
});

it('lists the three ready processes, the usual one first, and the dimensions', async () => {
  const processes = await sales.get(ProcessQuery).all();
  expect(processes.map(({ key }) => key)).toEqual(['new-business', 'tender', 'renewal']);
  for (const { currentVersion, versions } of processes) {
    expect(versions).toEqual([currentVersion]);
    const { stages } = currentVersion;
    expect(stages.map(({ meaning }) => meaning).filter((meaning) => meaning !== 'OPEN')).toEqual(['WON', 'LOST']);
    expect(
      stages
        .filter(({ meaning }) => meaning === 'OPEN')
        .every(({ guidance, expectedDays }) => guidance?.pl && guidance.en && expectedDays),
    ).toBe(true);
    const chances = stages.filter(({ meaning }) => meaning !== 'LOST').map(({ probability }) => Number(probability));
    expect(chances).toEqual([...chances].sort((a, b) => a - b));
  }
  const dimensions = await sales.get(DimensionQuery).all();
  expect(dimensions.map(({ key }) => key)).toEqual(['abc', 'temperature', 'industry', 'product']);
  expect(dimensions[0]?.values.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
});
