import { Refused } from '@kontor/kernel';
import { notFound, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { QueryDeepPartialEntity } from 'typeorm';
import { OrganisationRow } from './organisation.row.js';
import { saveVersion } from './save-version.js';

@Injectable()
export class Organisations {
  /** The only one. Refusal: `NOT_FOUND` before it is set up. */
  async getForUpdate(tx: Tx): Promise<OrganisationRow> {
    const [row] = await tx.manager.find(OrganisationRow, { take: 1, lock: { mode: 'pessimistic_write' } });
    if (row === undefined) throw notFound('organisation');
    return row;
  }

  save(tx: Tx, row: OrganisationRow, changes: QueryDeepPartialEntity<OrganisationRow>): Promise<number> {
    return saveVersion<OrganisationRow>(tx, OrganisationRow, row, changes);
  }

  /**
   * Every request asks PostgreSQL what day it is in the organisation's zone: one that only JavaScript knows would lock
   * everybody out. Refusal: `TIME_ZONE_UNKNOWN`.
   */
  async requireTimeZone(tx: Tx, name: string): Promise<void> {
    if ((await tx.one(sql`SELECT name FROM pg_timezone_names WHERE name = ${name}`)) === null) throw timeZoneUnknown();
  }
}

const timeZoneUnknown = (): Refused<'TIME_ZONE_UNKNOWN'> =>
  new Refused('TIME_ZONE_UNKNOWN', 'The database does not know this time zone. Choose a larger one that it lies in.');
