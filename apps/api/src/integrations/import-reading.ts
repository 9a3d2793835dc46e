import { ImportQuery, ImportsOfContexts } from '@kontor/integrations';
import { type Actor, notFound } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { toConnection } from '../edge/connection.js';
import { presentImport } from './import.presenter.js';
import type { ImportConnection, ImportType } from './import.type.js';

/** Imports as the API shows them: what is stored, with the fields that their kind of record has. */
@Injectable()
export class ImportReading {
  constructor(
    private readonly query: ImportQuery,
    private readonly targets: ImportsOfContexts,
  ) {}

  async find(actor: Actor, id: string): Promise<ImportType | null> {
    const view = await this.query.find(actor, id);
    return view && presentImport(view, await this.targets.of(view.kind).fields(actor));
  }

  async get(actor: Actor, { id }: { id: string }): Promise<ImportType> {
    const found = await this.find(actor, id);
    if (!found) throw notFound('import');
    return found;
  }

  /** Without fields: a list shows how imports went, not what columns may mean. */
  async list(actor: Actor, first: number, after: string | null): Promise<ImportConnection> {
    const page = await this.query.list(actor, first, after);
    return toConnection(page, (row) => presentImport(row, []));
  }
}
