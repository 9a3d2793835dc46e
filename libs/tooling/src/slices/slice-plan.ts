/** What a slice is about: `note-customer` in `customers` works on the table `customers.customer`. */
export interface SlicePlan {
  readonly context: string;
  /** In kebab-case, imperative: `note-customer`. */
  readonly name: string;
  /** `NoteCustomer` and `noteCustomer`. */
  readonly className: string;
  readonly methodName: string;
  /** In kebab-case, as it is called in the register and in permissions: `customer`. */
  readonly subject: string;
  readonly table: string;
  readonly action: string;
  readonly permission: string;
  /** Whether its rows belong to a person and a team, so that row scope applies. */
  readonly isOwned: boolean;
  readonly isDeletable: boolean;
  readonly hasUpdateTime: boolean;
}

/** A request that cannot be fulfilled, in words that say what to do instead. */
export class SliceProblem extends Error {}

/** The columns of every table of a context, from the text of its migrations. */
export function readTables(migrations: readonly string[], context: string): Map<string, string[]> {
  const tables = new Map<string, string[]>();
  const statement = new RegExp(`CREATE TABLE ${context}\\.(\\w+) \\(([^;]*)\\)`, 'g');
  for (const text of migrations)
    for (const [, table = '', body = ''] of text.replaceAll(/--.*$/gm, '').matchAll(statement))
      tables.set(
        table,
        [...body.matchAll(/(?:^|,)\s*(\w+) /g)].map(([, column = '']) => column),
      );
  return tables;
}

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Understands what was asked for. Refuses with `SliceProblem`. */
export function planSlice(
  context: string,
  name: string,
  known: { readonly tables: ReadonlyMap<string, readonly string[]>; readonly permissions: readonly string[] },
  wantedPermission?: string,
): SlicePlan {
  if (!/^[a-z]+(-[a-z]+)+$/.test(name))
    throw new SliceProblem(`"${name}" is no use case: write it as verb-subject, as in note-customer.`);
  const [verb = '', ...rest] = name.split('-');
  const versioned = [...known.tables].filter(([, columns]) => columns.includes('version'));
  const found = versioned.find(([table]) => table === rest.join('_'));
  if (!found) {
    const tables = versioned.map(([table]) => table.replaceAll('_', '-')).join(', ');
    throw new SliceProblem(`${context} keeps no versioned "${rest.join('-')}". There are: ${tables}.`);
  }
  const [table, columns] = found;
  const subject = rest.join('-');
  const permission = wantedPermission ?? `${subject}.write`;
  if (!known.permissions.includes(permission))
    throw new SliceProblem(
      `There is no permission ${permission}. Name one with --permission: ${known.permissions.join(', ')}.`,
    );
  const className = name.split('-').map(capitalised).join('');
  return {
    context,
    name,
    className,
    methodName: className.charAt(0).toLowerCase() + className.slice(1),
    subject,
    table: `${context}.${table}`,
    action: `${subject}.${verb}`,
    permission,
    isOwned: columns.includes('owner_id') && columns.includes('team_id'),
    isDeletable: columns.includes('deleted_at'),
    hasUpdateTime: columns.includes('updated_at'),
  };
}
