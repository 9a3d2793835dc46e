import type { SlicePlan } from './slice-plan.js';

/** The new files of a slice by their path. They are formatted after they are written. */
export function sliceFiles(plan: SlicePlan): Map<string, string> {
  const inContext = `libs/${plan.context}/src/use-cases/${plan.name}`;
  const inApi = `apps/api/src/${plan.context}/${plan.name}`;
  return new Map([
    [`${inContext}.ts`, useCase(plan)],
    [`${inContext}.db.spec.ts`, databaseTest(plan)],
    [`${inApi}.input.ts`, input(plan)],
    [`${inApi}.type.ts`, type(plan)],
    [`${inApi}.presenter.ts`, presenter(plan)],
    [`${inApi}.resolver.ts`, resolver(plan)],
  ]);
}

function useCase({ className, subject, table, action, isOwned, isDeletable, hasUpdateTime }: SlicePlan): string {
  const owner = isOwned ? ', owner_id AS "ownerId", team_id AS "teamId"' : '';
  const scope = isOwned ? `requireWritable(actor, '${subject}', before);` : '';
  const touched = hasUpdateTime ? ', updated_at = ${this.clock.now()}' : '';
  return `import { type Actor, ChangeRegister, ${hasUpdateTime ? 'Clock, ' : ''}notFound, ${isOwned ? 'requireWritable, ' : ''}type Statement, sql, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';

export interface ${className}Input {
  readonly id: string;
  readonly expectedVersion: number;
}

export interface ${className}View {
  readonly id: string;
  readonly version: number;
}

interface LockedRow {
  readonly id: string;
  readonly version: number;
  ${isOwned ? 'readonly ownerId: string | null;\n  readonly teamId: string | null;' : ''}
}

/** The row, held until the transaction ends. */
const locked = (id: string): Statement<LockedRow> =>
  sql\`SELECT id, version${owner} FROM ${table} WHERE id = \${id}${isDeletable ? ' AND deleted_at IS NULL' : ''} FOR UPDATE\`;

/** Saves a new version of the ${subject}, on record. Refusals: \`NOT_FOUND\`, ${isOwned ? '`FORBIDDEN`, ' : ''}\`CONFLICT\`. */
@Injectable()
export class ${className} {
  constructor(
    private readonly transactions: Transactions,
    private readonly register: ChangeRegister,
    ${hasUpdateTime ? 'private readonly clock: Clock,' : ''}
  ) {}

  execute(actor: Actor, input: ${className}Input): Promise<${className}View> {
    return this.transactions.run(async (tx) => {
      const before = await tx.one(locked(input.id));
      if (before === null) throw notFound('${subject}');
      ${scope}
      const { id, version } = before;
      await this.register.refuseIfStale(tx, { kind: '${subject}', id, version }, input.expectedVersion, {});
      const saved = { id, version: version + 1 };
      tx.send(sql\`UPDATE ${table} SET version = \${saved.version}${touched} WHERE id = \${id} AND version = \${version}\`);
      await this.register.record(tx, actor, {
        stream: { kind: '${subject}', id },
        subject: { kind: '${subject}', ...saved },
        action: '${action}',
        changes: [],
      });
      return saved;
    });
  }
}
`;
}

function databaseTest({ className, name, permission, subject }: SlicePlan): string {
  return `import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anActor } from '@kontor/identity/testing';
import { AppConfig, PlatformModule } from '@kontor/platform';
import { FixedClock, SequentialIds, type TestDatabase, testDatabase } from '@kontor/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ${className} } from './${name}.js';

describe('${className}', () => {
  let db: TestDatabase;
  let app: INestApplicationContext;

  beforeAll(async () => {
    db = await testDatabase();
    const config = AppConfig.fromEnvironment({ DATABASE_URL: db.appUrl, LOG_LEVEL: 'silent' });
    const platform = PlatformModule.forRoot({ config, entities: [], clock: new FixedClock() });
    class Root {}
    app = await NestFactory.createApplicationContext(
      { module: Root, imports: [platform], providers: [${className}] },
      { logger: false, abortOnError: false },
    );
  });

  afterAll(async () => {
    await app.close();
    await db.drop();
  });

  it('refuses a ${subject} that does not exist', async () => {
    const actor = anActor({ permissions: ['${permission}'] });
    const id = new SequentialIds().next();
    await expect(app.get(${className}).execute(actor, { id, expectedVersion: 1 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
`;
}

const input = ({ className }: SlicePlan): string => `import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsUUID } from 'class-validator';

@InputType()
export class ${className}Input {
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => Int) @IsInt() expectedVersion!: number;
}
`;

const type = ({
  className,
  subject,
}: SlicePlan): string => `import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('${className}Result', { description: 'The ${subject} as it was saved.' })
export class ${className}Type {
  @Field(() => ID) id!: string;
  @Field(() => Int) version!: number;
}
`;

const presenter = ({
  className,
  context,
  name,
}: SlicePlan): string => `import type { ${className}View } from '@kontor/${context}';
import type { ${className}Type } from './${name}.type.js';

export const present${className} = ({ id, version }: ${className}View): ${className}Type => ({ id, version });
`;

const resolver = ({
  className,
  methodName,
  context,
  name,
  permission,
}: SlicePlan): string => `import { ${className} } from '@kontor/${context}';
import type { Actor } from '@kontor/platform';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { ${className}Input } from './${name}.input.js';
import { present${className} } from './${name}.presenter.js';
import { ${className}Type } from './${name}.type.js';

@Resolver()
export class ${className}Resolver {
  constructor(private readonly useCase: ${className}) {}

  @Requires('${permission}')
  @Mutation(() => ${className}Type)
  async ${methodName}(@CurrentActor() actor: Actor, @Args('input') input: ${className}Input): Promise<${className}Type> {
    return present${className}(await this.useCase.execute(actor, input));
  }
}
`;
