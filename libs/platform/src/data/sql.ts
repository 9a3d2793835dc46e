import { createHash } from 'node:crypto';
import { assert } from '@kontor/kernel';

/** One SQL text with its parameters. Only the `sql` tag makes it, so that no value is ever part of the text. */
export interface Statement<Row extends object = object> {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Carries the row type for `Database` and `Tx`; never set. */
  readonly row?: Row;
  /** See `plannedAnew`. */
  readonly isPlannedAnew?: boolean;
}

interface Compiled {
  readonly text: string;
  readonly values: readonly unknown[];
}

class Fragment implements Statement {
  private compiled: Compiled | null = null;

  constructor(
    readonly strings: readonly string[],
    readonly holes: readonly unknown[],
  ) {}

  get text(): string {
    return this.compile().text;
  }

  get values(): readonly unknown[] {
    return this.compile().values;
  }

  private compile(): Compiled {
    this.compiled ??= compile(this);
    return this.compiled;
  }
}

function compile(fragment: Fragment): Compiled {
  const values: unknown[] = [];
  const write = (part: Fragment): string => {
    let text = part.strings[0] ?? '';
    part.holes.forEach((hole, index) => {
      if (hole instanceof Fragment) {
        text += write(hole);
      } else {
        values.push(hole);
        text += `$${values.length}`;
      }
      text += part.strings[index + 1] ?? '';
    });
    return text;
  };
  return { text: write(fragment).trim(), values };
}

/** Texts of templates on one line. A template is the same object each time it runs, so this is done once for each. */
const onOneLine = new WeakMap<TemplateStringsArray, readonly string[]>();

function oneLine(strings: TemplateStringsArray): readonly string[] {
  let made = onOneLine.get(strings);
  if (made === undefined) {
    assert(!strings.some((part) => part.includes('--')), 'an SQL comment would swallow the rest of its statement');
    made = strings.map((part) => part.replace(/\s+/g, ' '));
    onOneLine.set(strings, made);
  }
  return made;
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
  return new Fragment(oneLine(strings), holes);
}

export const emptySql: Statement = sql``;

/**
 * Has PostgreSQL plan a statement for its values each time (1–2 ms) instead of keeping one plan for all values: for
 * lists with unusual filters or orders, where the right index depends on how rare a value is.
 */
export const plannedAnew = <Row extends object>({ text, values }: Statement<Row>): Statement<Row> => ({
  text,
  values,
  isPlannedAnew: true,
});

/** Joins fragments, as in `joinSql(conditions, sql` AND `)`; nothing to join gives `whenEmpty`. */
export function joinSql(parts: readonly Statement[], separator: Statement, whenEmpty: Statement = emptySql): Statement {
  return (
    parts.reduce<Statement | null>((all, part) => (all === null ? part : sql`${all}${separator}${part}`), null) ??
    whenEmpty
  );
}

const names = new Map<string, string>();

/** A connection keeps every plan it was given a name for, so the number of names is bounded, not the number of texts. */
const MOST_NAMES = 1_000;

/**
 * The name under which PostgreSQL keeps the plan: the same text has the same name on every connection. Texts beyond
 * the first thousand have none: optional filters multiply, and a client could fill the server's memory with them.
 */
export function statementName(text: string): string | undefined {
  let name = names.get(text);
  if (name === undefined && names.size < MOST_NAMES) {
    name = `k${createHash('sha1').update(text).digest('hex').slice(0, 20)}`;
    names.set(text, name);
  }
  return name;
}
