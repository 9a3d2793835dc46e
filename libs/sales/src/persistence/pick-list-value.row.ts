import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Localised } from '../domain/localised.js';

export type PickList = 'LOST_REASON' | 'SOURCE' | 'COMPETITOR';

/** An entry of a list that the organisation keeps: why sales are lost, where they come from, against whom. */
@Entity({ schema: 'sales', name: 'pick_list_value' })
export class PickListValueRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') list!: PickList;
  @Column('jsonb') name!: Localised;
  @Column('integer') position!: number;
  @Column('boolean') active!: boolean;
}
