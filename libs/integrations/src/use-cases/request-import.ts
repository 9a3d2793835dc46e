import { Refused } from '@kontor/kernel';
import { type Actor, type ImportField, Outbox, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { IMPORT_REQUESTED } from '../contract/index.js';
import { ImportsOfContexts } from '../imports-of-contexts.js';
import { EMPTY_PROGRESS, ImportRepository } from '../persistence/import.repository.js';
import type { ImportJobRow } from '../persistence/import.row.js';
import { refuseWhileBusy } from './prepare-import.js';

export interface RequestImportInput {
  readonly id: string;
  readonly expectedVersion: number;
  /** `CHECK` finds out what `WRITE` would do. */
  readonly mode: 'CHECK' | 'WRITE';
}

/**
 * Asks the worker to check or to run an import. A cancelled or failed run may be asked for again: rows that went in
 * before come out unchanged. Refusals: `IMPORT_BUSY`, `IMPORT_FIELD_MISSING`, `IMPORT_NOT_CHECKED`, `CONFLICT`, `NOT_FOUND`.
 */
@Injectable()
export class RequestImport {
  constructor(
    private readonly targets: ImportsOfContexts,
    private readonly imports: ImportRepository,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
  ) {}

  execute(actor: Actor, input: RequestImportInput): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const row = await this.imports.getForUpdate(tx, actor, input.id, input.expectedVersion);
      refuseWhileBusy(row);
      const fields = await this.targets.allowed(actor, row.kind).fields(actor);
      refuseMissingFields(row, fields);
      if (input.mode === 'WRITE' && row.status === 'UPLOADED') {
        throw new Refused('IMPORT_NOT_CHECKED', 'Check the file first: the check says what the import would do.');
      }
      await this.imports.clearRefused(tx, row.id);
      await this.imports.rememberMapping(tx, row.kind, row.sourceName, row.mapping);
      if (row.dialect.hasHeader) await this.imports.rememberHeader(tx, actor, row);
      const asked = await this.imports.change(tx, actor, row, input.mode === 'CHECK' ? 'import.check' : 'import.run', {
        ...EMPTY_PROGRESS,
        status: input.mode === 'CHECK' ? 'CHECKING' : 'RUNNING',
      });
      await this.outbox.add(tx, {
        type: IMPORT_REQUESTED,
        payload: { importId: row.id, mode: input.mode, askedAs: asked.version, channel: actor.channel },
      });
      return { id: row.id };
    });
  }
}

function refuseMissingFields(row: ImportJobRow, fields: readonly ImportField[]): void {
  const mapped = new Set(Object.values(row.mapping));
  const missing = fields.filter((field) => field.required && !mapped.has(field.key));
  if (missing.length === 0) return;
  throw new Refused(
    'IMPORT_FIELD_MISSING',
    `Say which columns mean: ${missing.map(({ label }) => label.en).join(', ')}.`,
    {
      fields: missing.map(({ key, label }) => ({
        path: `columns.${key}`,
        code: 'IMPORT_FIELD_MISSING',
        message: `Choose the column for ${label.en}.`,
      })),
    },
  );
}
