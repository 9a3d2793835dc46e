import type { CustomField, CustomValueView } from '@kontor/platform';
import type { SheetColumn } from './sheet-column.js';

const KINDS = { TEXT: 'TEXT', NUMBER: 'NUMBER', DATE: 'DATE', CHOICE: 'TEXT', PERSON: 'TEXT' } as const;

/** A column for each field that the organisation has defined, under its name, by which an import recognises it again. */
export const customColumns = (
  fields: readonly CustomField[],
): SheetColumn<{ readonly customFields: readonly CustomValueView[] }>[] =>
  fields.map(({ key, type, label }) => ({
    heading: label,
    kind: KINDS[type],
    value: (row, language) => {
      const found = row.customFields.find((value) => value.key === key);
      return found?.choice?.name[language] ?? found?.person?.name ?? found?.value;
    },
  }));
