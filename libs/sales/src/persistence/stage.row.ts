import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ExitCriterion } from '../domain/exit-criterion.js';
import type { Localised } from '../domain/localised.js';
import type { StageMeaning } from '../domain/stage.js';

@Entity({ schema: 'sales', name: 'stage' })
export class StageRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'process_version_id' }) processVersionId!: string;
  @Column('integer') position!: number;
  @Column('text') key!: string;
  @Column('jsonb') name!: Localised;
  @Column('text') meaning!: StageMeaning;
  /** Of winning from here, 0–1. */
  @Column('numeric', { precision: 5, scale: 4 }) probability!: string;
  @Column('integer', { name: 'expected_days', nullable: true }) expectedDays!: number | null;
  @Column('jsonb') guidance!: Localised | Record<string, never>;
  @Column('jsonb', { name: 'exit_criteria' }) exitCriteria!: readonly ExitCriterion[];
}
