import { Refused } from '@kontor/kernel';
import { type Actor, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import iconv from 'iconv-lite';
import { readNbpArchive } from '../domain/nbp-archive.js';
import { TableLoading } from './table-loading.js';

export interface ImportedArchive {
  readonly tables: number;
  readonly rates: number;
  readonly held: number;
}

const MAX_BYTES = 1_000_000;

/**
 * Takes a yearly archive of table A as the bank publishes it (Windows-1250), all of it or nothing. It may change what
 * past days are counted at: that is what it is for, and every table is on record. Refusal: `RATE_ARCHIVE_INVALID`.
 */
@Injectable()
export class ImportRateArchive {
  constructor(
    private readonly transactions: Transactions,
    private readonly loading: TableLoading,
  ) {}

  async execute(actor: Actor, { content }: { readonly content: AsyncIterable<Buffer> }): Promise<ImportedArchive> {
    const read = readNbpArchive(iconv.decode(await whole(content), 'win1250'));
    if (!read.ok) throw invalid(read.refusal.message);
    const tables = read.value;
    const { rates, held } = await this.transactions.run((tx) => this.loading.loadAll(tx, actor, tables));
    return { tables: tables.length, rates, held };
  }
}

const invalid = (message: string) => new Refused('RATE_ARCHIVE_INVALID', message);

async function whole(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of content) {
    size += chunk.length;
    if (size > MAX_BYTES) throw invalid('A yearly archive has less than a megabyte.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
