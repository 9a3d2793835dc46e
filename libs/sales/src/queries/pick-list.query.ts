import { Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { Localised } from '../domain/localised.js';
import type { PickList } from '../persistence/pick-list-value.row.js';

export interface PickListValueView {
  readonly id: string;
  readonly name: Localised;
  readonly active: boolean;
}

const values = (list: PickList): Statement<PickListValueView> => sql`
  SELECT v.id, v.name, v.active FROM sales.pick_list_value v WHERE v.list = ${list} ORDER BY v.position, v.id`;

/** The organisation's lists, also what is no longer active: sales of the past name it. */
@Injectable()
export class PickListQuery {
  constructor(private readonly database: Database) {}

  list(list: PickList): Promise<PickListValueView[]> {
    return this.database.many(values(list));
  }
}

/** Representative statements, kept beside this file as SQL. */
export const examples = (): Record<string, Statement> => ({ 'values of a list': values('LOST_REASON') });
