import { useQuery } from '@apollo/client/react';
import { useCallback, useMemo } from 'react';
import { type CustomFieldFactsFragment, type CustomFieldKind, CustomFieldsDocument } from '../../../graphql/graphql.js';
import { useWords } from '../words/use-words.js';
import { customKeyOf } from './custom-value.js';

const NONE: readonly CustomFieldFactsFragment[] = [];

/** The fields that the organisation has given to a kind of record, in their order; the archived ones come last. */
export function useCustomFields(kind: CustomFieldKind, withArchived = false): readonly CustomFieldFactsFragment[] {
  const { data } = useQuery(CustomFieldsDocument, { variables: { kind, withArchived } });
  return data?.customFields ?? NONE;
}

/** The names of the fields of a kind, archived ones too, by what the register calls them; `null` for what is no such field. */
export function useCustomNames(kind: CustomFieldKind): (field: string) => string | null {
  const words = useWords();
  const fields = useCustomFields(kind, true);
  return useCallback(
    (field) => {
      const label = fields.find(({ key }) => key === customKeyOf(field))?.label;
      return label ? words.localised(label) : null;
    },
    [fields, words],
  );
}

/** Whether a record of the kind owes anything when it is made: then a name alone does not make one. */
export function useOwesFields(kind: CustomFieldKind): boolean {
  const fields = useCustomFields(kind);
  return useMemo(() => fields.some(({ required }) => required), [fields]);
}
