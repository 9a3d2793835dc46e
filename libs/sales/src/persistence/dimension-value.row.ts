import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Localised } from '../domain/localised.js';

@Entity({ schema: 'sales', name: 'dimension_value' })
export class DimensionValueRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'dimension_id' }) dimensionId!: string;
  @Column('text') key!: string;
  @Column('jsonb') name!: Localised;
  @Column('integer') position!: number;
  @Column('boolean') active!: boolean;
  @Column('uuid', { name: 'parent_value_ids', array: true, default: [] }) parentValueIds!: string[];
}
