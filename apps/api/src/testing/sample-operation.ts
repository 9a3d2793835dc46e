import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  getNamedType,
  type GraphQLSchema,
} from 'graphql';

export interface SampleOperation {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const SCALARS: Readonly<Record<string, unknown>> = {
  Boolean: true,
  Date: '2026-11-23',
  DateTime: '2026-11-23T09:00:00Z',
  Decimal: '1.00',
  Float: 1,
  ID: '01930000-0000-7000-8000-00000000f00d',
  Int: 1,
  JSON: {},
  String: 'sample',
};

/** A value of the type that GraphQL accepts: what it demands and, with `all`, what it allows. */
export function sampleValue(type: GraphQLInputType, all = false, depth = 0): unknown {
  if (isNonNullType(type)) return sampleValue(type.ofType, all, depth);
  if (isListType(type)) return depth > 3 ? [] : [sampleValue(type.ofType, all, depth + 1)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) => (isNonNullType(field.type) && field.defaultValue === undefined) || (all && depth < 2),
    );
    return Object.fromEntries(fields.map((field) => [field.name, sampleValue(field.type, all, depth + 1)]));
  }
  return SCALARS[type.name];
}

/** A call of one query or mutation with sample arguments, that asks for as little as can be asked for. */
export function sampleOperation(
  kind: 'query' | 'mutation',
  field: GraphQLField<unknown, unknown>,
  selection = '{ __typename }',
): SampleOperation {
  const declared = field.args.map((argument) => `$${argument.name}: ${argument.type.toString()}`);
  const passed = field.args.map(({ name }) => `${name}: $${name}`);
  const inBrackets = (parts: readonly string[]) => (parts.length === 0 ? '' : `(${parts.join(', ')})`);
  const inner = isLeafType(getNamedType(field.type)) ? '' : ` ${selection}`;
  return {
    document: `${kind} Sample${inBrackets(declared)} { ${field.name}${inBrackets(passed)}${inner} }`,
    variables: Object.fromEntries(
      field.args
        .filter((argument) => isNonNullType(argument.type))
        .map((argument) => [argument.name, sampleValue(argument.type)]),
    ),
  };
}

/** The fields of `Query` or `Mutation`. */
export const rootFields = (schema: GraphQLSchema, kind: 'query' | 'mutation'): GraphQLField<unknown, unknown>[] =>
  Object.values((kind === 'query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {});

/** Everything that a type has, a few levels down. */
export function fullSelection(type: GraphQLOutputType, depth = 4): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields()).flatMap((field) => {
    if (isLeafType(getNamedType(field.type))) return [field.name];
    return depth > 1 ? [`${field.name} ${fullSelection(field.type, depth - 1)}`] : [];
  });
  return `{ ${['__typename', ...fields].join(' ')} }`;
}
