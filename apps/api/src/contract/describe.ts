import { AppConfig } from '@kontor/platform';
import { type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { AppModule } from '../app.module.js';

const RESOLVER_TYPE = 'graphql:resolver_type';

/** The module tree as it is declared; nothing in it is made. */
const declared = (): DynamicModule =>
  AppModule.forRoot({
    config: AppConfig.fromEnvironment({ DATABASE_URL: 'postgres://nobody@localhost/nothing' }),
    entities: [],
  });

/** The GraphQL schema, sorted, as SDL. */
export async function describeGraphql(): Promise<string> {
  const app = await NestFactory.create(GraphQLSchemaBuilderModule, new FastifyAdapter(), { logger: false });
  await app.init();
  const schema = await app.get(GraphQLSchemaFactory).create(resolversOf(declared()), { numberScalarMode: 'integer' });
  await app.close();
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

/** The REST routes as OpenAPI 3. */
export async function describeRest(): Promise<OpenAPIObject> {
  const app = await NestFactory.create(declared(), new FastifyAdapter(), {
    logger: false,
    preview: true,
    abortOnError: false,
  });
  const about = new DocumentBuilder()
    .setTitle('Kontor')
    .setDescription(
      'Files in and out, and stock from other systems. Everything else is GraphQL. Errors are application/problem+json with a stable `code`.',
    )
    .setVersion('1')
    .addBearerAuth({ type: 'http', description: 'An API key, made under Settings, API keys.' })
    .addGlobalParameters({
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      schema: { type: 'string' },
      description: 'Repeats of a request with the same key have one effect.',
    })
    .build();
  return SwaggerModule.createDocument(app, about);
}

/** Every resolver class that the modules provide. */
function resolversOf(module: Type | DynamicModule, seen = new Set<unknown>()): Type[] {
  if (seen.has(module)) return [];
  seen.add(module);
  const isDynamic = typeof module === 'object';
  const type = isDynamic ? module.module : module;
  const listed = <T>(key: 'imports' | 'providers'): T[] => [
    ...((Reflect.getMetadata(key, type) as T[] | undefined) ?? []),
    ...((isDynamic ? (module[key] as T[] | undefined) : undefined) ?? []),
  ];
  const own = listed<unknown>('providers').filter(
    (provider): provider is Type => typeof provider === 'function' && Reflect.hasMetadata(RESOLVER_TYPE, provider),
  );
  const isModule = (value: unknown): value is Type | DynamicModule =>
    typeof value === 'function' || (typeof value === 'object' && value !== null && 'module' in value);
  return [
    ...own,
    ...listed<unknown>('imports')
      .filter(isModule)
      .flatMap((imported) => resolversOf(imported, seen)),
  ];
}
