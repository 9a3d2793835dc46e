import { isLocalDate, parseDecimal } from '@kontor/kernel';
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

const invalid = (code: string, message: string) => new GraphQLError(message, { extensions: { code } });

function textOf(node: ValueNode): unknown {
  return node.kind === Kind.STRING ? node.value : undefined;
}

const readDecimal = (value: unknown): string => {
  const parsed = typeof value === 'string' ? parseDecimal(value, 8) : null;
  if (!parsed?.ok) throw invalid('DECIMAL_INVALID', 'Write a number as a string of plain digits, such as "12500.50".');
  return value as string;
};

/** An exact decimal number, as a string of plain digits. */
export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description: 'An exact decimal number as a string of plain digits, such as "12500.50". Never a binary float.',
  serialize: (value) => String(value),
  parseValue: readDecimal,
  parseLiteral: (node) => readDecimal(textOf(node)),
});

const readDate = (value: unknown): string => {
  if (typeof value !== 'string' || !isLocalDate(value))
    throw invalid('DATE_INVALID', 'Write a calendar date as "2026-11-23".');
  return value;
};

/** A calendar date in the organisation's time zone. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A calendar date, "YYYY-MM-DD", in the time zone of the organisation.',
  serialize: (value) => String(value),
  parseValue: readDate,
  parseLiteral: (node) => readDate(textOf(node)),
});

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

const readInstant = (value: unknown): Date => {
  const instant = typeof value === 'string' && INSTANT.test(value) ? new Date(value) : null;
  if (!instant || Number.isNaN(instant.getTime())) {
    throw invalid('INSTANT_INVALID', 'Write an instant as "2026-11-23T09:30:00Z", with its zone.');
  }
  return instant;
};

/** An instant in UTC. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant, "2026-11-23T09:30:00.000Z".',
  serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
  parseValue: readInstant,
  parseLiteral: (node) => readInstant(textOf(node)),
});

/** Whatever JSON can say: values of the register, whose shape is that of the field they belong to. Only ever answered. */
export const JsonScalar = new GraphQLScalarType<never, unknown>({
  name: 'JSON',
  description: 'Any JSON value.',
  serialize: (value) => value,
  parseValue: () => {
    throw invalid('INVALID_INPUT', 'JSON is answered here, never taken.');
  },
});
