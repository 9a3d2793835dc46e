import { currencyPermissions } from '@kontor/currency/contract';
import { customersPermissions } from '@kontor/customers/contract';
import { identityPermissions } from '@kontor/identity/contract';
import { anOrganisation, aRole, aUser, scopesOf } from '@kontor/identity/testing';
import { integrationsPermissions } from '@kontor/integrations/contract';
import { salesPermissions } from '@kontor/sales/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost, Query, Resolver } from '@nestjs/graphql';
import { Test } from '@nestjs/testing';
import type { GraphQLSchema } from 'graphql';
import { type DeclaredOperation, declaredOperations } from './testing/declared-operations.js';
import { rootFields, type SampleOperation, sampleOperation } from './testing/sample-operation.js';
import type { Caller } from './testing/caller.js';
import { startTestedApi, type TestedApi } from './testing/running-api.js';

const ID = '01930000-0000-7000-8000-00000000f00d';

const catalogue = [
  ...identityPermissions,
  ...customersPermissions,
  ...currencyPermissions,
  ...salesPermissions,
  ...integrationsPermissions,
].map(({ key }) => key);

let api: TestedApi;
let schema: GraphQLSchema;
let declared: DeclaredOperation[];
let nobody: Caller;
let emptyKey: Caller;
let everybody: Caller;

beforeAll(async () => {
  api = await startTestedApi();
  schema = api.app.get(GraphQLSchemaHost).schema;
  declared = declaredOperations(api.app);
  await anOrganisation(api.db);
  await aRole(api.db, { key: 'nothing', permissions: [], scopes: scopesOf('ALL') });
  await aRole(api.db, { key: 'everything', permissions: catalogue, scopes: scopesOf('ALL') });
  const powerless = await aUser(api.db, { roles: ['nothing'] });
  nobody = await api.asUser(powerless);
  const powerful = await aUser(api.db, { roles: ['everything'] });
  emptyKey = await api.asKey(powerful, []);
  everybody = await api.asUser(powerful);
});
afterAll(() => api.stop());

const needing = (kind: Exclude<DeclaredOperation['access'], undefined>['kind']) =>
  declared.filter(({ access }) => access?.kind === kind);

const sampleOf = ({ kind, name }: DeclaredOperation): SampleOperation => {
  const field = rootFields(schema, kind as 'query' | 'mutation').find((one) => one.name === name);
  if (!field) throw new Error(`${name} is declared and not in the schema`);
  return sampleOperation(kind as 'query' | 'mutation', field);
};

/** Calls an operation with arguments that its types allow; answers the code of the refusal. */
async function call(
  caller: Caller,
  operation: DeclaredOperation,
): Promise<{ status: number; code: string | undefined }> {
  if (operation.kind !== 'route') {
    const { document, variables } = sampleOf(operation);
    const { status, code } = await caller.graphql(document, variables);
    return { status, code };
  }
  const [method = 'GET', path = '/'] = operation.name.split(' ');
  const response = await caller.fetch(path.replace(/:\w+/g, ID), {
    method,
    headers: { 'idempotency-key': 'matrix-0001' },
  });
  const text = await response.text();
  return { status: response.status, code: /"code":"([A-Z_]+)"/.exec(text)?.[1] };
}

describe('every operation', () => {
  it('of the schema has a handler, and every handler declares who may call it', () => {
    const names = (kind: 'query' | 'mutation') => declared.filter((one) => one.kind === kind).map(({ name }) => name);
    for (const kind of ['query', 'mutation'] as const) {
      expect(names(kind).sort()).toEqual(
        rootFields(schema, kind)
          .map(({ name }) => name)
          .sort(),
      );
    }
    expect(declared.filter(({ access }) => access === undefined)).toEqual([]);
  });

  it('that the router knows is a declared route, or GraphQL', () => {
    const drawing = api.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
    const own = declared.filter(({ kind }) => kind === 'route').map(({ name }) => name.split(' ')[1]);
    expect(own.length).toBeGreaterThan(3);
    expect([...new Set(pathsOf(drawing))].sort()).toEqual([...new Set([...own, '/graphql'])].sort());
  });

  it('demands permissions that there are', () => {
    const demanded = declared.flatMap(({ access }) => (access?.kind === 'PERMISSIONS' ? access.anyOf : []));
    expect(demanded.filter((permission) => !catalogue.includes(permission))).toEqual([]);
  });

  it('that is public is on this list', () => {
    const names = needing('PUBLIC')
      .map(({ name }) => name)
      .sort();
    expect(names).toEqual([
      'GET /calendar/:file',
      'GET /health/live',
      'GET /health/ready',
      'GET /metrics',
      'acceptInvitation',
      'linkInfo',
      'logIn',
      'publicState',
      'requestPasswordReset',
      'resetPassword',
      'setUpOrganisation',
      'viewer',
    ]);
  });

  it('that is not public refuses who is not logged in', async () => {
    for (const operation of [...needing('ANY_STAFF'), ...needing('PERMISSIONS')]) {
      const answer = await call(api.anonymous, operation);
      expect({ name: operation.name, ...answer }).toEqual({
        name: operation.name,
        status: 401,
        code: 'UNAUTHENTICATED',
      });
    }
  });

  it('that demands a permission refuses a person and a key without any', async () => {
    for (const operation of needing('PERMISSIONS')) {
      for (const caller of [nobody, emptyKey]) {
        const { code } = await call(caller, operation);
        expect({ name: operation.name, code }).toEqual({ name: operation.name, code: 'FORBIDDEN' });
      }
    }
  });

  it('that demands a permission lets in who has it', async () => {
    for (const operation of needing('PERMISSIONS')) {
      const { code } = await call(everybody, operation);
      expect({
        name: operation.name,
        refused: code === 'UNAUTHENTICATED' || code === 'FORBIDDEN' || code === 'INTERNAL',
        code,
      }).toEqual({
        name: operation.name,
        refused: false,
        code,
      });
    }
  });
});

/** The paths in the router's drawing of its tree. */
function pathsOf(drawing: string): string[] {
  const stack: string[] = [];
  return drawing.split('\n').flatMap((line) => {
    const match = /^([│ ├└─]*)(\S+)(?: \(([A-Z, ]+)\))?$/.exec(line.replace(/\u00a0/g, ' '));
    if (!match) return [];
    const depth = Math.round((match[1]?.length ?? 0) / 4);
    stack.length = Math.max(0, depth - 1);
    stack.push(match[2] ?? '');
    const methods = match[3] ?? '';
    return /GET|POST|PUT|PATCH|DELETE/.test(methods) ? [stack.join('')] : [];
  });
}

describe('an operation that declares nothing', () => {
  @Resolver()
  class Forgetful {
    @Query(() => String)
    open(): string {
      return 'to all';
    }
  }

  it('is found by the walk above', async () => {
    const module = await Test.createTestingModule({ providers: [Forgetful] }).compile();
    expect(declaredOperations(module)).toEqual([
      { kind: 'query', name: 'open', handler: 'Forgetful.open', access: undefined },
    ]);
  });
});
