import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anActor, aTeam, aUser } from '@kontor/identity/testing';
import { type Actor, Database, sql } from '@kontor/platform';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import type { INestApplicationContext, Type } from '@nestjs/common';
import {
  AddClassifier,
  AddNote,
  CreateContact,
  CreateCustomer,
  CustomerMergesQuery,
  customersUseCases,
  MergeCustomers,
} from '../index.js';
import { customersApplication } from '../testing/customers-application.js';

let db: TestDatabase;
let app: INestApplicationContext;
let actor: Actor;

beforeAll(async () => {
  db = await testDatabase();
  app = await customersApplication(db);
  const team = await aTeam(db);
  actor = anActor({ userId: await aUser(db, { teamId: team }), homeTeamId: team });
});
afterAll(async () => {
  await app?.close();
  await db.drop();
});

const aCustomer = async (): Promise<string> => (await app.get(CreateCustomer).execute(actor, { name: 'Mlecz-Pol' })).id;
const aContact = async (): Promise<string> =>
  (await app.get(CreateContact).execute(actor, { customerId: await aCustomer(), name: 'Jan' })).id;

const aNote = async (): Promise<string> =>
  (await app.get(AddNote).execute(actor, { customerId: await aCustomer(), body: 'x' })).id;
const aRegion = async (name: string): Promise<string> =>
  (await app.get(AddClassifier).execute(actor, { classifier: 'REGION', name })).id;
const aMerge = async () => ({
  winnerId: await aCustomer(),
  winnerVersion: 1,
  loserId: await aCustomer(),
  loserVersion: 1,
  taken: [],
});

/** These are about two customers, each of which has a register. */
const ENTRIES: Readonly<Record<string, number>> = { DismissDuplicate: 2, MergeCustomers: 2, UndoMerge: 2 };

/** An input for each use case that writes. One without a line here fails, and so does one that leaves no entry. */
const INPUTS: Readonly<Record<string, () => Promise<object>>> = {
  CreateCustomer: async () => ({ name: 'Odra Pack' }),
  ChangeCustomer: async () => ({ id: await aCustomer(), expectedVersion: 1, notes: 'x' }),
  DeleteCustomer: async () => ({ id: await aCustomer(), expectedVersion: 1 }),
  CreateContact: async () => ({ customerId: await aCustomer(), name: 'Jan' }),
  ChangeContact: async () => ({ id: await aContact(), expectedVersion: 1, phone: '58 000' }),
  DeleteContact: async () => ({ id: await aContact(), expectedVersion: 1 }),
  AddClassifier: async () => ({ classifier: 'SEGMENT', name: 'food' }),
  AddNote: async () => ({ customerId: await aCustomer(), body: 'x' }),
  ChangeNote: async () => ({ id: await aNote(), expectedVersion: 1, body: 'y' }),
  DeleteNote: async () => ({ id: await aNote(), expectedVersion: 1 }),
  ChangeClassifier: async () => ({
    classifier: 'REGION',
    id: await aRegion('west'),
    expectedVersion: 1,
    name: 'north',
  }),
  DeleteClassifier: async () => ({ classifier: 'REGION', id: await aRegion('east'), expectedVersion: 1 }),
  EraseContact: async () => ({ id: await aContact(), expectedVersion: 1 }),
  ExportContact: async () => ({ id: await aContact() }),
  MergeCustomers: () => aMerge(),
  UndoMerge: async () => {
    const input = await aMerge();
    await app.get(MergeCustomers).execute(actor, input);
    return { mergeId: (await app.get(CustomerMergesQuery).list(actor, input.winnerId))[0]?.id };
  },
  DismissDuplicate: async () => ({ firstId: await aCustomer(), secondId: await aCustomer() }),
};

const entries = () =>
  app
    .get(Database)
    .many<{ action: string; actor_id: string; channel: string }>(
      sql`SELECT action, actor_id, channel FROM platform.register_entry ORDER BY id DESC`,
    );

describe('the register', () => {
  it('has an input for every use case of the module', () => {
    expect(Object.keys(INPUTS).sort()).toEqual(customersUseCases.map(({ name }) => name).sort());
  });

  it.each(customersUseCases.map((useCase) => [useCase.name, useCase] as const))(
    'gets an entry from %s',
    async (name, useCase) => {
      const input = await INPUTS[name]?.();
      const before = await entries();
      const write = app.get<{ execute(by: Actor, what: unknown): Promise<unknown> }>(useCase);
      await write.execute(actor, input);
      const after = await entries();
      const [last] = after;
      expect(after).toHaveLength(before.length + (ENTRIES[name] ?? 1));
      expect(last).toMatchObject({
        actor_id: actor.userId,
        channel: 'WEB',
        action: expect.stringMatching(/^[a-z]+\.[a-z]+$/),
      });
    },
  );

  it('gets none from a write that was refused', async () => {
    const before = await entries();
    for (const input of [
      { classifier: 'SEGMENT', name: 'food' },
      { classifier: 'REGION', name: ' ' },
      { classifier: 'MARKET', name: 'x', parentId: '01930000-0000-7000-8000-00000000dead' },
    ]) {
      const [useCase] = customersUseCases.filter(({ name }) => name === 'AddClassifier');
      const add = app.get(useCase as Type<{ execute(by: Actor, what: unknown): Promise<unknown> }>);
      await expect(add.execute(actor, input)).rejects.toMatchObject({
        code: expect.stringMatching(/^(CLASSIFIER_NAME_TAKEN|TEXT_REQUIRED|REFERENCE_UNKNOWN)$/),
      });
    }
    expect(await entries()).toEqual(before);
  });
});
