import { RequestMethod, type INestApplicationContext } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { ACCESS, type Access } from '../edge/access.js';

export interface DeclaredOperation {
  readonly kind: 'query' | 'mutation' | 'route';
  /** `moveOpportunity`, or `POST /api/v1/imports`. */
  readonly name: string;
  /** The class and method that answer. */
  readonly handler: string;
  readonly access: Access | undefined;
}

type Method = (...parameters: unknown[]) => unknown;

const RESOLVER_TYPE = 'graphql:resolver_type';
const RESOLVER_NAME = 'graphql:resolver_name';
const KINDS: Readonly<Record<string, DeclaredOperation['kind']>> = { Query: 'query', Mutation: 'mutation' };

/** Every query, mutation and route that the application's classes declare, each with its access or without. */
export function declaredOperations(app: INestApplicationContext): DeclaredOperation[] {
  const modules = [...app.get(ModulesContainer).values()];
  const classesOf = (list: Iterable<{ metatype: unknown }>): Set<{ name: string; prototype: object }> =>
    new Set([...list].flatMap(({ metatype }) => (typeof metatype === 'function' ? [metatype as never] : [])));
  const resolvers = classesOf(modules.flatMap((module) => [...module.providers.values()]));
  const controllers = classesOf(modules.flatMap((module) => [...module.controllers.values()]));
  return [
    ...[...resolvers].flatMap((type) =>
      methodsOf(type).flatMap(([name, method]) => resolverOf(type.name, name, method)),
    ),
    ...[...controllers].flatMap((type) => methodsOf(type).flatMap(([name, method]) => routeOf(type, name, method))),
  ];
}

const methodsOf = ({ prototype }: { prototype: object }): [string, Method][] =>
  Object.getOwnPropertyNames(prototype ?? {}).flatMap((name) => {
    const value: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
    return typeof value === 'function' && name !== 'constructor' ? [[name, value as Method] as [string, Method]] : [];
  });

const accessOf = (method: Method): Access | undefined => Reflect.getMetadata(ACCESS, method) as Access | undefined;

function resolverOf(type: string, name: string, method: Method): DeclaredOperation[] {
  const kind = KINDS[String(Reflect.getMetadata(RESOLVER_TYPE, method))];
  if (!kind) return [];
  const told = Reflect.getMetadata(RESOLVER_NAME, method) as unknown;
  return [{ kind, name: typeof told === 'string' ? told : name, handler: `${type}.${name}`, access: accessOf(method) }];
}

function routeOf(type: { name: string }, name: string, method: Method): DeclaredOperation[] {
  const own = Reflect.getMetadata('path', method) as string | string[] | undefined;
  if (own === undefined) return [];
  const verb = RequestMethod[Reflect.getMetadata('method', method) as number] ?? 'ALL';
  const paths = (value: unknown): string[] => [value ?? ''].flat().map(String);
  return paths(Reflect.getMetadata('path', type)).flatMap((before) =>
    paths(own).map((after) => ({
      kind: 'route' as const,
      name: `${verb} /${[before, after]
        .map((part) => part.replace(/^\/|\/$/g, ''))
        .filter(Boolean)
        .join('/')}`,
      handler: `${type.name}.${name}`,
      access: accessOf(method),
    })),
  );
}
