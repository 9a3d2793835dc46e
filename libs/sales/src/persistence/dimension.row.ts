import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Localised } from '../domain/localised.js';

/** A way in which the organisation classifies its sales, such as temperature. */
@Entity({ schema: 'sales', name: 'dimension' })
export class DimensionRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') key!: string;
  @Column('jsonb') name!: Localised;
  @Column('integer') position!: number;
  @Column('boolean', { default: true }) active!: boolean;
  /** The dimension whose value decides which values of this one may be chosen. */
  @Column('uuid', { name: 'depends_on_id', nullable: true }) dependsOnId!: string | null;
  @Column('integer', { default: 1 }) version!: number;
}
