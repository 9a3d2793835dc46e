import { Refused } from '@kontor/kernel';
import { type Actor, type ImportField, type ImportKind, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { ImportsOfContexts } from '../imports-of-contexts.js';
import { storableText } from '../domain/storable-text.js';
import { ImportRepository } from '../persistence/import.repository.js';
import type { ValueMapping } from '../persistence/import.row.js';
import { refuseWhileBusy } from './prepare-import.js';

/** Make the record that the value names, or leave the field empty in rows that carry it. */
export const CREATE_TARGET = 'CREATE';
export const EMPTY_TARGET = 'EMPTY';

export interface MapValuesInput {
  readonly id: string;
  readonly expectedVersion: number;
  readonly values: readonly { readonly field: string; readonly value: string; readonly target?: string | null }[];
}

/**
 * Says what values of the file mean that name no record, and remembers it for the next file of the source.
 * Refusals: `IMPORT_BUSY`, `IMPORT_COLUMN_UNKNOWN`, `IMPORT_TARGET_UNKNOWN`, `RIGHT_LACKING`, `CONFLICT`, `NOT_FOUND`.
 */
@Injectable()
export class MapImportValues {
  constructor(
    private readonly targets: ImportsOfContexts,
    private readonly imports: ImportRepository,
    private readonly transactions: Transactions,
  ) {}

  execute(actor: Actor, input: MapValuesInput): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const row = await this.imports.getForUpdate(tx, actor, input.id, input.expectedVersion);
      refuseWhileBusy(row);
      const context = this.targets.allowed(actor, row.kind);
      const fields = new Map((await context.fields(actor)).map((field) => [field.key, field]));
      for (const { field, value, target } of input.values) refuseField(fields.get(field), field, value, target);
      await this.refuseUnknownTargets(actor, row.kind, input.values);
      // Of a value that is named twice the last choice holds.
      const chosen = [...new Map(input.values.map((one) => [JSON.stringify([one.field, one.value]), one])).values()];
      await this.imports.rememberValues(
        tx,
        row.kind,
        row.sourceName,
        chosen.map(({ field, value, target }) => ({ field, value, target: target || null })),
      );
      await this.imports.change(tx, actor, row, 'import.map-values', { valueMapping: after(row.valueMapping, chosen) });
      return { id: row.id };
    });
  }

  /** A choice is one of ours, and one that the person may see: whatever else is sent names nothing. */
  private async refuseUnknownTargets(actor: Actor, kind: ImportKind, values: MapValuesInput['values']): Promise<void> {
    for (const field of new Set(values.map((one) => one.field))) {
      const ids = values.flatMap(({ field: of, target }) => (of === field && isRecord(target) ? [target] : []));
      const known = await this.targets.known(actor, kind, field, ids);
      const unknown = ids.find((id) => !known.has(id));
      if (unknown === undefined) continue;
      throw new Refused(
        'IMPORT_TARGET_UNKNOWN',
        'What you chose is not there any more, or you may not see it. Reload the page and choose again.',
        { field, target: unknown },
      );
    }
  }
}

function after(before: ValueMapping, chosen: MapValuesInput['values']): ValueMapping {
  const targets = new Map(Object.entries(before).map(([field, of]) => [field, new Map(Object.entries(of))]));
  for (const { field, value, target } of chosen) {
    const ofField = targets.get(field) ?? new Map<string, string>();
    targets.set(field, ofField);
    if (target) ofField.set(value, target);
    else ofField.delete(value);
  }
  return Object.fromEntries([...targets].map(([field, of]) => [field, Object.fromEntries(of)]));
}

const isRecord = (target: string | null | undefined): target is string =>
  Boolean(target) && target !== CREATE_TARGET && target !== EMPTY_TARGET;

function refuseField(
  known: ImportField | undefined,
  field: string,
  value: string,
  target: string | null | undefined,
): void {
  if (known?.kind !== 'REFERENCE' || value !== storableText(value)) {
    throw new Refused(
      'IMPORT_COLUMN_UNKNOWN',
      'This value names no record of the file. Reload the page and choose again.',
      {
        field,
      },
    );
  }
  if (target !== CREATE_TARGET || known.creatable) return;
  throw new Refused(
    'RIGHT_LACKING',
    `You may not add what ${known.label.en} names. Say what is meant, or ask somebody who may to import it first.`,
    { field },
  );
}
