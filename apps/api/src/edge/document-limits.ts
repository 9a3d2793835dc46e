import type { ASTVisitor, FieldNode, FragmentDefinitionNode, SelectionSetNode, ValidationContext } from 'graphql';
import { GraphQLError, Kind } from 'graphql';

/** What one document may ask for. Trusted documents are checked once, when they are first used. */
export const DOCUMENT_LIMITS = { depth: 12, aliases: 30, directives: 30, rootFields: 10, cost: 20_000 } as const;

const PAGE_ARGUMENTS = new Set(['first', 'cardsPerColumn']);
const PRESET_PAGE = 50;

interface Measure {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Fields, each times the sizes of the pages around it. */
  readonly cost: number;
}

/**
 * Refuses documents that ask for more than a screen could need. Fragments are measured once each and in place, so
 * that a document which multiplies itself by spreading is measured in the time of its length.
 */
export function documentLimits(context: ValidationContext): ASTVisitor {
  const fragments = new Map<string, Measure>();

  const ofFragment = (name: string, open: ReadonlySet<string>): Measure => {
    const known = fragments.get(name);
    const fragment = context.getFragment(name);
    // A fragment that spreads itself is refused by another rule; here it only has to end.
    if (known || !fragment || open.has(name)) return known ?? NOTHING;
    const measured = ofSelection((fragment as FragmentDefinitionNode).selectionSet, new Set([...open, name]));
    fragments.set(name, measured);
    return measured;
  };

  const ofSelection = (set: SelectionSetNode, open: ReadonlySet<string>): Measure =>
    set.selections.reduce<Measure>((sum, selection) => {
      const directives = selection.directives?.length ?? 0;
      if (selection.kind === Kind.FRAGMENT_SPREAD)
        return together(sum, ofFragment(selection.name.value, open), directives);
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return together(sum, ofSelection(selection.selectionSet, open), directives);
      const inner = selection.selectionSet ? ofSelection(selection.selectionSet, open) : NOTHING;
      const field: Measure = {
        depth: inner.depth + 1,
        aliases: inner.aliases + (selection.alias ? 1 : 0),
        directives: inner.directives,
        cost: 1 + inner.cost * pageOf(selection),
      };
      return together(sum, field, directives);
    }, NOTHING);

  return {
    OperationDefinition(operation) {
      const measured = ofSelection(operation.selectionSet, new Set());
      for (const name of ['depth', 'aliases', 'directives', 'cost'] as const) {
        if (measured[name] > DOCUMENT_LIMITS[name])
          context.reportError(refused(`${name} ${measured[name]}, at most ${DOCUMENT_LIMITS[name]}`));
      }
      if (operation.selectionSet.selections.length > DOCUMENT_LIMITS.rootFields) {
        context.reportError(
          refused(`${operation.selectionSet.selections.length} root fields, at most ${DOCUMENT_LIMITS.rootFields}`),
        );
      }
    },
  };
}

const NOTHING: Measure = { depth: 0, aliases: 0, directives: 0, cost: 0 };

const together = (left: Measure, right: Measure, directives: number): Measure => ({
  depth: Math.max(left.depth, right.depth),
  aliases: left.aliases + right.aliases,
  directives: left.directives + right.directives + directives,
  cost: left.cost + right.cost,
});

/** The size of the page that a field asks for; one that a variable gives counts as the usual page. */
function pageOf(field: FieldNode): number {
  const size = field.arguments?.find((argument) => PAGE_ARGUMENTS.has(argument.name.value))?.value;
  if (size === undefined) return 1;
  return size.kind === Kind.INT ? Math.max(1, Number(size.value)) : PRESET_PAGE;
}

const refused = (what: string) =>
  new GraphQLError(`The document asks for too much: ${what}. Ask for less at once.`, {
    extensions: { code: 'DOCUMENT_TOO_COMPLEX' },
  });
