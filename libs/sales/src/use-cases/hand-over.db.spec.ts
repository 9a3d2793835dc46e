import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aTeam, anActor, aUser, scopesOf } from '@kontor/identity/testing';
import type { Actor } from '@kontor/platform';
import { BulkChangeQuery } from '../queries/bulk-change.query.js';
import { HandOverQuery } from '../queries/hand-over.query.js';
import { MyDayQuery } from '../queries/my-day.query.js';
import { OpportunityListQuery } from '../queries/opportunity-list.query.js';
import { OpportunityRecordQuery } from '../queries/opportunity-record.query.js';
import { refusalOf } from '../testing/refusal-of.js';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { aCustomer, anActivity, aSellingUser, stagesOf } from '../testing/sales-builders.js';
import { CreateOpportunity } from './create-opportunity.js';
import { FollowOpportunity } from './follow-opportunity.js';
import { HandOverOpportunity, type HandOverInput } from './hand-over-opportunity.js';
import { MoveOpportunity } from './move-opportunity.js';
import { SeeHandOver } from './see-hand-over.js';
import { StartBulkChange } from './start-bulk-change.js';

let sales: SalesApplication;
let giver: Actor;
let taker: Actor;
let stranger: Actor;

const permissions = ['opportunity.read', 'opportunity.write', 'activity.read', 'customer.read'];
beforeAll(async () => {
  sales = await salesApplication();
  const [ours, theirs] = [await aTeam(sales.db), await aTeam(sales.db)];
  const within = async (teamId: string, name: string) =>
    anActor({
      userId: await aSellingUser(sales, { teamId, name }),
      name,
      homeTeamId: teamId,
      teamIds: [teamId],
      permissions,
      scopes: scopesOf('TEAM'),
    });
  [giver, taker, stranger] = [
    await within(ours, 'Ewa Lis'),
    await within(ours, 'Olaf Bocian'),
    await within(theirs, 'Jan Żak'),
  ];
});
afterAll(() => sales.close());

const aSale = (input: object = {}) =>
  sales.get(CreateOpportunity).execute(giver, { title: 'Line', ownerId: giver.userId, ...input });
const give = (input: Omit<HandOverInput, 'expectedVersion'>, by = giver) =>
  sales.get(HandOverOpportunity).execute(by, { expectedVersion: 1, ...input });
const waiting = (actor: Actor) => sales.get(HandOverQuery).waiting(actor);
const splits = (id: string) =>
  sales.rows('SELECT user_id, share::float AS share FROM sales.split WHERE opportunity_id = $1', [id]);

describe('handing a sale over', () => {
  it('takes its open activities along, tells the new owner until they have seen it, and stands in the register', async () => {
    const { id } = await aSale({ splits: [{ userId: giver.userId, share: '100' }] });
    const open = await anActivity(sales, {
      opportunityId: id,
      ownerId: giver.userId as string,
      dueAt: '2027-01-10T10:00:00Z',
    });
    const done = await anActivity(sales, {
      opportunityId: id,
      ownerId: giver.userId as string,
      doneAt: '2026-01-02T10:00:00Z',
    });
    expect(await sales.get(HandOverQuery).check(giver, id, taker.userId as string)).toEqual({
      losesSight: false,
      openActivities: 1,
      share: '100',
    });
    const toUserId = taker.userId as string;
    expect(await give({ id, toUserId, note: 'They want an answer by Friday.' })).toEqual({
      id,
      version: 2,
      stillSeen: true,
    });
    expect(await waiting(taker)).toEqual([
      expect.objectContaining({
        opportunity: expect.objectContaining({ id, owner: { id: toUserId, name: 'Olaf Bocian' } }),
        by: { id: giver.userId, name: 'Ewa Lis' },
        note: 'They want an answer by Friday.',
        activities: 1,
      }),
    ]);
    expect(await waiting(giver)).toEqual([]);
    const owners = await sales.rows<{ id: string; owner_id: string }>(
      'SELECT id, owner_id FROM sales.activity WHERE opportunity_id = $1',
      [id],
    );
    expect(Object.fromEntries(owners.map((row) => [row.id, row.owner_id]))).toEqual({
      [open]: toUserId,
      [done]: giver.userId,
    });
    expect(await splits(id)).toEqual([{ user_id: giver.userId, share: 100 }]);
    const entries = await sales.rows(
      'SELECT action, reason FROM platform.register_entry WHERE stream_id = $1 ORDER BY id',
      [id],
    );
    expect(entries.slice(1)).toEqual([
      { action: 'opportunity.hand-over', reason: 'They want an answer by Friday.' },
      { action: 'activity.change', reason: null },
    ]);
    const [one] = await waiting(taker);
    expect(await refusalOf(sales.get(SeeHandOver).execute(giver, { id: one?.id ?? '' }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    await sales.get(SeeHandOver).execute(taker, { id: one?.id ?? '' });
    expect(await waiting(taker)).toEqual([]);
  });

  it('leaves activities and takes the share of the credit where that is chosen', async () => {
    const [toUserId, from] = [taker.userId as string, giver.userId as string];
    const { id } = await aSale({
      splits: [
        { userId: from, share: '60' },
        { userId: toUserId, share: '40' },
      ],
    });
    const open = await anActivity(sales, { opportunityId: id, ownerId: from, dueAt: '2027-01-10T10:00:00Z' });
    await give({ id, toUserId, withActivities: false, withSplit: true });
    expect(await splits(id)).toEqual([{ user_id: toUserId, share: 100 }]);
    const [activity] = await sales.rows('SELECT owner_id FROM sales.activity WHERE id = $1', [open]);
    expect(activity).toEqual({ owner_id: from });
  });

  it('beyond one’s own reach says so before, needs a word of consent, and then the sale is out of sight', async () => {
    const { id } = await aSale();
    const toUserId = stranger.userId as string;
    expect(await sales.get(HandOverQuery).check(giver, id, toUserId)).toMatchObject({ losesSight: true });
    expect(await refusalOf(give({ id, toUserId }))).toMatchObject({ code: 'HAND_OVER_OUT_OF_SIGHT' });
    expect(await give({ id, toUserId, letGo: true })).toMatchObject({ stillSeen: false });
    expect(await sales.get(OpportunityRecordQuery).find(giver, id)).toBeNull();
    expect((await waiting(stranger)).map(({ opportunity }) => opportunity.id)).toContain(id);
  });

  it('is refused for the owner themselves, for somebody without sales, and by whoever may not change it', async () => {
    const { id } = await aSale();
    expect(await refusalOf(give({ id, toUserId: giver.userId as string }))).toMatchObject({
      code: 'HAND_OVER_TO_OWNER',
    });
    expect(await refusalOf(give({ id, toUserId: await aUser(sales.db) }))).toMatchObject({
      code: 'HAND_OVER_TO_NOBODY',
    });
    const reader = { ...taker, scopes: { ...taker.scopes, opportunity: { read: 'TEAM', write: 'OWN' } as const } };
    expect(await refusalOf(give({ id, toUserId: taker.userId as string }, reader))).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await refusalOf(give({ id, toUserId: taker.userId as string }, stranger))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('of many sales tells of each, lets none go out of sight, and is handed back instead of undone', async () => {
    const [one, other] = [await aSale(), await aSale()];
    const order = (ownerId: string) =>
      sales.get(StartBulkChange).execute(giver, {
        sales: [one, other].map(({ id }) => ({ id, expectedVersion: 1 })),
        ownerId,
        handOver: { note: 'Yours from Monday' },
      });
    const far = await sales.get(BulkChangeQuery).get(giver, (await order(stranger.userId as string)).id);
    expect(far.exceptions.map(({ code }) => code)).toEqual(['HAND_OVER_OUT_OF_SIGHT', 'HAND_OVER_OUT_OF_SIGHT']);
    const near = await sales.get(BulkChangeQuery).get(giver, (await order(taker.userId as string)).id);
    expect(near).toMatchObject({ kind: 'HAND_OVER', changed: 2, undoableUntil: null });
    const told = (await waiting(taker)).filter(({ note }) => note === 'Yours from Monday');
    expect(told.map(({ opportunity }) => opportunity.id).sort()).toEqual([one.id, other.id].sort());
  });
});

describe('following a sale', () => {
  const found = async (actor: Actor) =>
    (await sales.get(OpportunityListQuery).page(actor, { first: 100, filter: { followed: true } })).rows.map(
      ({ row }) => row.id,
    );

  it('brings its moves home and it into a list of one’s own, as long as it is in sight', async () => {
    const far = anActor({ ...stranger, scopes: scopesOf('ALL') });
    const sale = await aSale({ customerId: await aCustomer(sales, { ownerId: giver.userId }) });
    const follow = (wanted: boolean, by = far) =>
      sales.get(FollowOpportunity).execute(by, { id: sale.id, follow: wanted });
    expect(await found(far)).not.toContain(sale.id);
    expect(await refusalOf(follow(true, stranger))).toMatchObject({ code: 'NOT_FOUND' });
    await follow(true);
    await follow(true);
    expect(await found(far)).toContain(sale.id);
    expect((await sales.get(OpportunityRecordQuery).find(giver, sale.id))?.followers).toEqual([
      { id: stranger.userId, name: 'Jan Żak' },
    ]);
    await sales
      .get(MoveOpportunity)
      .execute(giver, { id: sale.id, expectedVersion: 1, stageId: (await stagesOf(sales))['need-agreed'] as string });
    const news = async (actor: Actor) =>
      (await sales.get(MyDayQuery).of(actor)).moved.map(({ opportunity }) => opportunity.id);
    expect(await news(far)).toContain(sale.id);
    expect(await found(stranger)).not.toContain(sale.id);
    expect(await news(stranger)).not.toContain(sale.id);
    await follow(false);
    expect(await news(far)).not.toContain(sale.id);
    const actions = await sales.rows(
      `SELECT action FROM platform.register_entry WHERE stream_id = $1 AND subject_kind = 'follower' ORDER BY id`,
      [sale.id],
    );
    expect(actions).toEqual([{ action: 'follower.add' }, { action: 'follower.remove' }]);
  });

  it('is in the nature of an owner', async () => {
    const { id } = await aSale();
    expect(await found(giver)).toContain(id);
  });
});
