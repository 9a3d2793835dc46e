import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { type CustomFieldFactsFragment, type CustomFieldKind, CustomFieldsDocument } from '../../../graphql/graphql.js';

const NONE: readonly CustomFieldFactsFragment[] = [];

/** The fields that the organisation has given to a kind of record, in their order; the archived ones come last. */
export function useCustomFields(kind: CustomFieldKind, withArchived = false): readonly CustomFieldFactsFragment[] {
  const { data } = useQuery(CustomFieldsDocument, { variables: { kind, withArchived } });
  return data?.customFields ?? NONE;
}

/** Whether a record of the kind owes anything when it is made: then a name alone does not make one. */
export function useOwesFields(kind: CustomFieldKind): boolean {
  const fields = useCustomFields(kind);
  return useMemo(() => fields.some(({ required }) => required), [fields]);
}
