import { Refused } from '@kontor/kernel';
import { type Actor, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { ImportsOfContexts } from '../imports-of-contexts.js';
import { ImportRepository } from '../persistence/import.repository.js';
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
 * Refusals: `IMPORT_BUSY`, `IMPORT_COLUMN_UNKNOWN`, `CONFLICT`, `NOT_FOUND`.
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
      const fields = new Map((await this.targets.allowed(actor, row.kind).fields()).map((field) => [field.key, field]));
      const valueMapping = structuredClone(row.valueMapping) as Record<string, Record<string, string>>;
      for (const { field, value, target } of input.values) {
        const known = fields.get(field);
        if (known?.kind !== 'REFERENCE' || (target === CREATE_TARGET && !known.creatable)) {
          throw new Refused(
            'IMPORT_COLUMN_UNKNOWN',
            'This value cannot be mapped so. Reload the page and choose again.',
            { field, value },
          );
        }
        const ofField = (valueMapping[field] ??= {});
        if (target) ofField[value] = target;
        else delete ofField[value];
      }
      await this.imports.rememberValues(
        tx,
        row.kind,
        row.sourceName,
        input.values.map(({ field, value, target }) => ({ field, value, target: target ?? null })),
      );
      await this.imports.change(tx, actor, row, 'import.map-values', { valueMapping });
      return { id: row.id };
    });
  }
}
