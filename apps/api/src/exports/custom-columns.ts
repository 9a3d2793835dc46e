import { type CustomField, type CustomFieldKind, CustomFieldsQuery, type CustomValueView } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { SheetColumn } from './sheet-column.js';

type WithValues = { readonly customFields: readonly CustomValueView[] };

const KINDS = { TEXT: 'TEXT', NUMBER: 'NUMBER', DATE: 'DATE', CHOICE: 'TEXT', PERSON: 'TEXT' } as const;

/** Columns of a list, and after them one for each field of the organisation's own. */
@Injectable()
export class CustomColumns {
  constructor(private readonly fields: CustomFieldsQuery) {}

  async after<Row extends WithValues>(
    columns: readonly SheetColumn<Row>[],
    kind: CustomFieldKind,
  ): Promise<SheetColumn<Row>[]> {
    return [...columns, ...(await this.fields.of(kind)).map(columnOf)];
  }
}

/** Under the name of the field, by which an import recognises it again. */
const columnOf = ({ key, type, label }: CustomField): SheetColumn<WithValues> => ({
  heading: label,
  kind: KINDS[type],
  value: (row, language) => {
    const found = row.customFields.find((value) => value.key === key);
    return found?.choice?.name[language] ?? found?.person?.name ?? found?.value;
  },
});
