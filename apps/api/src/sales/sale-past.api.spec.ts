import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anOrganisation, aRole, aTeam, aUser } from '@kontor/identity/testing';
import type { Caller } from '../testing/caller.js';
import { startTestedApi, type TestedApi } from '../testing/running-api.js';

let api: TestedApi;
let chief: Caller;
let chiefId: string;
let stranger: Caller;
let sale: { id: string; version: number; createdAt: string };
let between: string;

const scopes = (read: 'ALL' | 'OWN') => {
  const scope = { read, write: 'OWN' } as const;
  return { customer: scope, opportunity: scope, activity: scope };
};

beforeAll(async () => {
  api = await startTestedApi();
  await anOrganisation(api.db);
  const permissions = ['opportunity.read', 'opportunity.write', 'process.manage'];
  await aRole(api.db, { key: 'chief', permissions, scopes: scopes('ALL') });
  await aRole(api.db, { key: 'stranger', permissions, scopes: scopes('OWN') });
  const teamId = await aTeam(api.db);
  chiefId = await aUser(api.db, { name: 'Ewa Lis', roles: ['chief'], teamId });
  chief = await api.asUser(chiefId);
  stranger = await api.asUser(await aUser(api.db, { name: 'Adam Wilk', roles: ['stranger'] }));
  const { createProcess: draft } = await ask<{ createProcess: { processId: string; version: number } }>(
    'mutation C { createProcess(input: { name: { pl: "Projekt", en: "Project" }, modelKey: "new-business" }) { processId version } }',
  );
  await ask('mutation P($id: ID!, $v: Int!) { publishProcess(processId: $id, expectedVersion: $v) { id } }', {
    id: draft.processId,
    v: draft.version,
  });
  ({ createOpportunity: sale } = await ask<{ createOpportunity: typeof sale }>(
    'mutation C { createOpportunity(input: { title: "Line 2", nextStep: "Call" }) { id version createdAt } }',
  ));
  await new Promise((done) => setTimeout(done, 5));
  between = new Date().toISOString();
  await new Promise((done) => setTimeout(done, 5));
  await ask('mutation C($input: OpportunityChangeInput!) { changeOpportunity(input: $input) { id } }', {
    input: { id: sale.id, expectedVersion: sale.version, title: 'Line 3', reason: 'a second machine' },
  });
}, 60_000);
afterAll(() => api?.stop());

async function ask<T>(document: string, variables: object = {}): Promise<T> {
  const { data, errors } = await chief.graphql<T>(document, variables as Record<string, unknown>);
  expect(errors).toEqual([]);
  return data;
}

const AS_OF = `query A($id: ID!, $at: DateTime!) {
  opportunityAsOf(id: $id, at: $at) { opportunity { title nextStep version owner { name } stage { key } } canEdit } }`;
const DIFFERENCE = `query D($id: ID!, $from: DateTime!, $to: DateTime!) { saleDifference(opportunityId: $id, from: $from, to: $to) {
  changes { field from to } activities { kind subject changes { field } } } }`;
const HISTORY =
  'query H($id: ID!) { saleHistory(opportunityId: $id) { entries actions fields people { id name } moments { at saves action actorName } } }';
const REGISTER = `query R($id: ID!, $filter: RegisterFilterInput) { saleRegister(opportunityId: $id, filter: $filter) {
  nodes { action reason actorName } } }`;

describe('the past of a sale over GraphQL', () => {
  it('answers with its page as it was, which nobody may edit', async () => {
    const { opportunityAsOf: then } = await ask<{ opportunityAsOf: object }>(AS_OF, { id: sale.id, at: between });
    expect(then).toEqual({
      opportunity: {
        title: 'Line 2',
        nextStep: 'Call',
        version: 1,
        owner: { name: 'Ewa Lis' },
        stage: { key: 'qualified' },
      },
      canEdit: false,
    });
    expect(await ask(AS_OF, { id: sale.id, at: '2020-01-01T00:00:00Z' })).toEqual({ opportunityAsOf: null });
  });

  it('answers with the difference between two instants', async () => {
    const at = { id: sale.id, from: between, to: new Date().toISOString() };
    expect(await ask(DIFFERENCE, at)).toEqual({
      saleDifference: { changes: [{ field: 'title', from: 'Line 2', to: 'Line 3' }], activities: [] },
    });
  });

  it('answers with its moments and with what its register can be asked for', async () => {
    const { saleHistory: history } = await ask<{ saleHistory: { moments: object[]; fields: string[] } }>(HISTORY, sale);
    expect(history).toMatchObject({
      entries: 2,
      actions: ['opportunity.change', 'opportunity.create'],
      people: [{ id: chiefId, name: 'Ewa Lis' }],
      moments: [
        { saves: 1, action: 'opportunity.create', actorName: 'Ewa Lis' },
        { saves: 1, action: 'opportunity.change' },
      ],
    });
    expect(history.fields).toEqual(expect.arrayContaining(['nextStep', 'openedOn', 'title']));
  });

  it('narrows the register by kind, person, field and period', async () => {
    const found = async (filter: object) =>
      (
        await ask<{ saleRegister: { nodes: { action: string }[] } }>(REGISTER, { id: sale.id, filter })
      ).saleRegister.nodes.map(({ action }) => action);
    expect(await found({ fields: ['title'] })).toEqual(['opportunity.change', 'opportunity.create']);
    expect(await found({ fields: ['nextStep'] })).toEqual(['opportunity.create']);
    expect(await found({ actions: ['opportunity.change'], actorIds: [chiefId] })).toEqual(['opportunity.change']);
    expect(await found({ actorIds: [sale.id] })).toEqual([]);
    expect(await found({ to: between })).toEqual(['opportunity.create']);
    expect(await found({ from: between, subjectKinds: ['opportunity'] })).toEqual(['opportunity.change']);
  });

  it('is out of reach where the sale is', async () => {
    for (const [document, variables] of [
      [AS_OF, { id: sale.id, at: between }],
      [DIFFERENCE, { id: sale.id, from: between, to: between }],
      [HISTORY, { id: sale.id }],
    ] as const) {
      const { errors } = await stranger.graphql(document, variables);
      expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    }
  });
});
