import {
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** What one document may ask for. Trusted documents are checked once, when they are first used. */
export const DOCUMENT_LIMITS = {
  depth: 12,
  introspectionDepth: 20,
  aliases: 30,
  directives: 30,
  fragments: 40,
  spreads: 80,
  /** Fields that are asked for twice in the same place: GraphQL compares each with each. */
  repeats: 20,
  rootFields: 10,
  /** Fields, each times the sizes of the pages around it. */
  cost: 25_000,
} as const;

type Measure = { readonly [name in keyof typeof DOCUMENT_LIMITS]: number };

const NOTHING: Measure = {
  depth: 0,
  introspectionDepth: 0,
  aliases: 0,
  directives: 0,
  fragments: 0,
  spreads: 0,
  repeats: 0,
  rootFields: 0,
  cost: 0,
};

const PAGE_ARGUMENTS = new Set(['first', 'cardsPerColumn']);
/** The largest page: one whose size a variable gives may be that large. */
const LARGEST_PAGE = 100;

/** What a document asks for too much of, in words; `null` when it keeps within the limits. */
export function excessOf(document: DocumentNode): string | null {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const measured = new Measuring(document).operation(definition.selectionSet, definition.directives?.length ?? 0);
    for (const name of Object.keys(DOCUMENT_LIMITS) as (keyof Measure)[]) {
      if (measured[name] > DOCUMENT_LIMITS[name]) {
        return `${name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)} ${measured[name]}, at most ${DOCUMENT_LIMITS[name]}`;
      }
    }
  }
  return null;
}

/** The limits as a rule of GraphQL's validation. */
export function documentLimits(context: ValidationContext): ASTVisitor {
  return {
    Document(document) {
      const excess = excessOf(document);
      if (excess !== null) {
        context.reportError(
          new GraphQLError(`The document asks for too much: ${excess}. Ask for less at once.`, {
            extensions: { code: 'DOCUMENT_TOO_COMPLEX' },
          }),
        );
      }
    },
  };
}

/**
 * Fragments are measured once each and counted wherever they stand, so that a document which multiplies itself by
 * spreading is measured in the time of its length.
 */
class Measuring {
  private readonly fragments = new Map<string, SelectionSetNode>();
  private readonly measured = new Map<string, Measure>();
  private readonly open = new Set<string>();

  constructor(document: DocumentNode) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION)
        this.fragments.set(definition.name.value, definition.selectionSet);
    }
  }

  operation(set: SelectionSetNode, directives: number): Measure {
    const inner = this.selection(set);
    return {
      ...inner,
      directives: inner.directives + directives,
      fragments: this.fragments.size,
      rootFields: set.selections.length,
    };
  }

  private selection(set: SelectionSetNode): Measure {
    return set.selections.reduce<Measure>((sum, one) => together(sum, this.one(one)), {
      ...NOTHING,
      repeats: repeatsOf(set),
    });
  }

  private one(selection: SelectionNode): Measure {
    const directives = selection.directives?.length ?? 0;
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      return together(this.fragment(selection.name.value), { ...NOTHING, directives, spreads: 1 });
    }
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return together(this.selection(selection.selectionSet), { ...NOTHING, directives, spreads: 1 });
    }
    const inner = selection.selectionSet ? this.selection(selection.selectionSet) : NOTHING;
    const isIntrospection = selection.name.value.startsWith('__');
    return {
      ...inner,
      depth: isIntrospection ? 0 : inner.depth + 1,
      introspectionDepth: isIntrospection ? inner.depth + 1 : inner.introspectionDepth,
      aliases: inner.aliases + (selection.alias ? 1 : 0),
      directives: inner.directives + directives,
      cost: 1 + inner.cost * pageOf(selection),
    };
  }

  private fragment(name: string): Measure {
    const known = this.measured.get(name);
    const set = this.fragments.get(name);
    // A fragment that spreads itself is refused by another rule; here it only has to end.
    if (known || !set || this.open.has(name)) return known ?? NOTHING;
    this.open.add(name);
    const measured = this.selection(set);
    this.open.delete(name);
    this.measured.set(name, measured);
    return measured;
  }
}

const together = (left: Measure, right: Measure): Measure => ({
  depth: Math.max(left.depth, right.depth),
  introspectionDepth: Math.max(left.introspectionDepth, right.introspectionDepth),
  aliases: left.aliases + right.aliases,
  directives: left.directives + right.directives,
  fragments: 0,
  spreads: left.spreads + right.spreads,
  repeats: left.repeats + right.repeats,
  rootFields: 0,
  cost: left.cost + right.cost,
});

function repeatsOf({ selections }: SelectionSetNode): number {
  const names = selections.flatMap((one) => (one.kind === Kind.FIELD ? [(one.alias ?? one.name).value] : []));
  return names.length - new Set(names).size;
}

/** The size of the page that a field asks for. */
function pageOf(field: FieldNode): number {
  const size = field.arguments?.find((argument) => PAGE_ARGUMENTS.has(argument.name.value))?.value;
  if (size === undefined) return 1;
  return size.kind === Kind.INT ? Math.max(1, Number(size.value)) : LARGEST_PAGE;
}
