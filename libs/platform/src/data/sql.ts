import { createHash } from 'node:crypto';
import { assert } from '@kontor/kernel';

/** One SQL text with its parameters. Only the `sql` tag makes it, so that no value is ever part of the text. */
export interface Statement<Row extends object = object> {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Carries the row type for `Database` and `Tx`; never set. */
  readonly row?: Row;
}

class Fragment implements Statement {
  constructor(
    readonly strings: readonly string[],
    readonly holes: readonly unknown[],
  ) {}
  get text(): string {
    return compile(this).text;
  }
  get values(): readonly unknown[] {
    return compile(this).values;
  }
}

function compile(fragment: Fragment): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const write = (part: Fragment): string =>
    part.strings.reduce((text, string, index) => {
      if (index === 0) return string;
      const hole = part.holes[index - 1];
      if (hole instanceof Fragment) return text + write(hole) + string;
      values.push(hole);
      return `${text}$${values.length}${string}`;
    }, '');
  return { text: write(fragment).replace(/\s+/g, ' ').trim(), values };
}

/**
 * A statement as a tagged template: ``sql<Row>`SELECT … WHERE id = ${id}` ``. A hole that is itself a statement is
 * spliced in, any other becomes a numbered parameter. `undefined` is refused: say `null` when that is meant.
 */
export function sql<Row extends object = object>(
  strings: TemplateStringsArray,
  ...holes: readonly unknown[]
): Statement<Row> {
  assert(!holes.includes(undefined), 'an SQL parameter is undefined');
  return new Fragment(strings, holes) as Statement<Row>;
}

export const emptySql: Statement = sql``;

/** Joins fragments, as in `joinSql(conditions, sql` AND `)`; nothing to join gives `whenEmpty`. */
export function joinSql(parts: readonly Statement[], separator: Statement, whenEmpty: Statement = emptySql): Statement {
  return (
    parts.reduce<Statement | null>((all, part) => (all === null ? part : sql`${all}${separator}${part}`), null) ??
    whenEmpty
  );
}

const names = new Map<string, string>();

/** The name under which PostgreSQL keeps the plan: the same text has the same name on every connection. */
export function statementName(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = `k${createHash('sha1').update(text).digest('hex').slice(0, 20)}`;
    names.set(text, name);
  }
  return name;
}
