import { assert } from '@kontor/kernel';
import type { Tx } from '@kontor/platform';
import type { EntityTarget, FindOptionsWhere, QueryDeepPartialEntity } from 'typeorm';

interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** Writes the next version of a row that this transaction has locked; answers its number. */
export async function saveVersion<Row extends Versioned>(
  tx: Tx,
  entity: EntityTarget<Row>,
  row: Versioned,
  changes: QueryDeepPartialEntity<Row>,
): Promise<number> {
  const version = row.version + 1;
  const where = { id: row.id, version: row.version } as FindOptionsWhere<Row>;
  const { affected } = await tx.manager.update(entity, where, { ...changes, version });
  assert(affected === 1, 'a locked row stays at its version');
  return version;
}
