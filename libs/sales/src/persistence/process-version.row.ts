import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A published version never changes: sales stay on theirs. */
@Entity({ schema: 'sales', name: 'process_version' })
export class ProcessVersionRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'process_id' }) processId!: string;
  @Column('integer') number!: number;
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt!: Date | null;
}
