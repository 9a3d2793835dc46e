import { anOrganisation } from '@kontor/identity/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type GraphQLInputObjectType, type GraphQLSchema, getNamedType, isInputObjectType } from 'graphql';
import { onDatabase, startTestedApi, type TestedApi } from './testing/running-api.js';
import { rootFields, sampleOperation, sampleValue } from './testing/sample-operation.js';

let api: TestedApi;
let schema: GraphQLSchema;
let columns: string[];

beforeAll(async () => {
  api = await startTestedApi();
  await anOrganisation(api.db);
  schema = api.app.get(GraphQLSchemaHost).schema;
  const rows = await onDatabase<{ name: string }>(
    api.db,
    `SELECT DISTINCT column_name AS name FROM information_schema.columns
     WHERE table_schema IN ('identity', 'customers', 'sales', 'integrations', 'platform')`,
  );
  const camel = rows.map(({ name }) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()));
  columns = [
    ...new Set([...camel, ...rows.map(({ name }) => name), 'totals', 'isAdmin', 'organisationId', 'constructor']),
  ];
});
afterAll(() => api.stop());

/** Every input object, with a way to reach it: an operation and the variables that hold it. */
function* inputs(): Generator<{
  type: GraphQLInputObjectType;
  document: string;
  variablesWith: (value: object) => Record<string, unknown>;
}> {
  for (const kind of ['query', 'mutation'] as const) {
    for (const field of rootFields(schema, kind)) {
      for (const argument of field.args) {
        const type = getNamedType(argument.type);
        if (!isInputObjectType(type)) continue;
        const { document, variables } = sampleOperation(kind, field);
        yield { type, document, variablesWith: (value) => ({ ...variables, [argument.name]: value }) };
      }
    }
  }
}

describe('every column of the database', () => {
  it('is refused in every input that does not name it', async () => {
    let tried = 0;
    for (const { type, document, variablesWith } of inputs()) {
      const known = type.getFields();
      const unknown = columns.filter((column) => !Object.hasOwn(known, column));
      // GraphQL tells at most fifty problems at once.
      for (let from = 0; from < unknown.length; from += 40) {
        const some = unknown.slice(from, from + 40);
        const value = { ...(sampleValue(type) as object), ...Object.fromEntries(some.map((column) => [column, 'x'])) };
        const { status, errors } = await api.anonymous.graphql(document, variablesWith(value));
        expect({ type: type.name, status }).toEqual({ type: type.name, status: 400 });
        expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(['INVALID_INPUT']));
        expect(errors.length).toBe(some.length);
        tried += some.length;
      }
    }
    expect(tried).toBeGreaterThan(1_000);
  });

  it('that the server alone sets is named by no input', () => {
    const own =
      /^(createdAt|updatedAt|recordedAt|deletedAt|number|version|teamId|meaning|stageEnteredAt|openedOn|closeDatePushes|passwordHash|tokenHash|secretHash|builtIn|isDemo|actorId|actorName|channel|amountInBase|rateUsed|total.*)$/;
    // A person is invited into a team and a filter names one: neither sets the team of a record.
    // What a stage means is for whoever designs the process; what a sale has come to follows from its stage.
    const allowed = new Set([
      'InviteInput.teamId',
      'UserFilter.teamId',
      'AssignTeamInput.teamId',
      'StageDraftInput.meaning',
      // A slot for numbers, not the number of a sale.
      'CustomValueInput.number',
    ]);
    const named = Object.values(schema.getTypeMap())
      .filter(isInputObjectType)
      .flatMap((type) => Object.keys(type.getFields()).map((field) => ({ type: type.name, field })))
      .filter(({ field }) => own.test(field))
      .map(({ type, field }) => `${type}.${field}`)
      .filter((name) => !allowed.has(name));
    expect(named).toEqual([]);
  });
});
