import type { ImportFactsFragment, ValueMappingInput } from '../../../graphql/graphql.js';
import { alike } from './alike.js';

type UnknownValue = ImportFactsFragment['unknownValues'][number];

export const CREATE = 'CREATE';
export const EMPTY = 'EMPTY';

/** What each unknown value is to mean: a record's id, `CREATE`, `EMPTY`, or nothing yet. */
export type Choices = Readonly<Record<string, string | null>>;

export const choiceKey = ({ field, value }: Pick<UnknownValue, 'field' | 'value'>): string => `${field}\u0000${value}`;

/** What was decided stands; else a record of almost the same name; else a new one, where one can be made; else nothing. */
export function firstChoices(values: readonly UnknownValue[], fields: ImportFactsFragment['fields']): Choices {
  return Object.fromEntries(
    values.map((unknown) => {
      const creatable = fields.find(({ key }) => key === unknown.field)?.creatable ?? false;
      return [
        choiceKey(unknown),
        unknown.target ??
          unknown.suggestions.find(({ label }) => alike(label, unknown.value))?.id ??
          (creatable ? CREATE : null),
      ];
    }),
  );
}

/** Every decision, those taken back included. */
export const toMapping = (values: readonly UnknownValue[], choices: Choices): readonly ValueMappingInput[] =>
  values.map(({ field, value }) => ({ field, value, target: choices[choiceKey({ field, value })] ?? null }));

/** Whether something was chosen that the server does not know yet. */
export const isUndecided = (values: readonly UnknownValue[], choices: Choices): boolean =>
  values.some((unknown) => (choices[choiceKey(unknown)] ?? null) !== unknown.target);
