import { useMemo } from 'react';
import type { CustomFieldKind, CustomValueFactsFragment } from '../../../graphql/graphql.js';
import type { Column } from '../collection/column.js';
import { useWords } from '../words/use-words.js';
import { CUSTOM, customValueWords } from './custom-value.js';
import { useCustomFields } from './use-custom-fields.js';

/** A column for each field that the organisation has given to a kind of record; shown by whoever chooses it. */
export function useCustomColumns<R extends { readonly customFields: readonly CustomValueFactsFragment[] }>(
  kind: CustomFieldKind,
): readonly Column<R>[] {
  const words = useWords();
  const fields = useCustomFields(kind);
  return useMemo(
    () =>
      fields.map(
        ({ key, type, label }): Column<R> => ({
          key: `${CUSTOM}${key}`,
          title: words.localised(label),
          width: type === 'TEXT' ? 160 : 124,
          hiddenAtFirst: true,
          ...(type === 'NUMBER' ? { align: 'end' } : {}),
          render: (row) =>
            customValueWords(
              row.customFields.find((value) => value.field === key),
              words,
            ),
        }),
      ),
    [fields, words],
  );
}
