import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Localised } from '../domain/localised.js';

/** A methodology of the organisation; its stages belong to its versions. */
@Entity({ schema: 'sales', name: 'process' })
export class ProcessRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') key!: string;
  @Column('jsonb') name!: Localised;
  @Column('boolean') active!: boolean;
  @Column('integer') version!: number;
}
