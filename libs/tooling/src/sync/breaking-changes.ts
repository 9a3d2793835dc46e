import { buildSchema, findBreakingChanges, findDangerousChanges } from 'graphql';

/** What a client of the old GraphQL schema would stumble over in the new one, as sentences. */
export function breakingGraphqlChanges(before: string, after: string): string[] {
  return findBreakingChanges(buildSchema(before), buildSchema(after)).map(({ description }) => description);
}

/** What a client may stumble over when it does not expect it, as a new value of an enum. */
export function dangerousGraphqlChanges(before: string, after: string): string[] {
  return findDangerousChanges(buildSchema(before), buildSchema(after)).map(({ description }) => description);
}

interface RestParameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
}

interface RestOperation {
  readonly parameters?: readonly RestParameter[];
  readonly requestBody?: { readonly required?: boolean };
  readonly responses?: Readonly<Record<string, unknown>>;
}

export interface RestContract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RestOperation>>>>;
}

/** The same for the REST contract: what is gone, and what is asked for that was not. */
export function breakingRestChanges(before: RestContract, after: RestContract): string[] {
  return Object.entries(before.paths).flatMap(([path, operations]) => {
    const now = after.paths[path];
    if (!now) return [`${path} is gone.`];
    return Object.entries(operations).flatMap(([method, operation]) => {
      const name = `${method.toUpperCase()} ${path}`;
      const current = now[method];
      return current ? breakingOperation(name, operation, current) : [`${name} is gone.`];
    });
  });
}

function breakingOperation(name: string, before: RestOperation, after: RestOperation): string[] {
  const find = (operation: RestOperation, { name: wanted, in: place }: RestParameter) =>
    operation.parameters?.find((each) => each.name === wanted && each.in === place);
  const asked = (after.parameters ?? []).filter(({ required }) => required);
  return [
    ...(before.parameters ?? [])
      .filter((parameter) => !find(after, parameter))
      .map((parameter) => `${name} no longer takes the ${parameter.in} parameter ${parameter.name}.`),
    ...asked
      .filter((parameter) => !find(before, parameter)?.required)
      .map((parameter) => `${name} now requires the ${parameter.in} parameter ${parameter.name}.`),
    ...(after.requestBody?.required && !before.requestBody?.required ? [`${name} now requires a body.`] : []),
    ...Object.keys(before.responses ?? {})
      .filter((status) => status.startsWith('2') && !after.responses?.[status])
      .map((status) => `${name} no longer answers ${status}.`),
  ];
}
