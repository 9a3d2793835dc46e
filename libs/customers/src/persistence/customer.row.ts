import type { CustomValues } from '@kontor/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CustomerKind, Language, PriorityClass } from '../domain/customer-facts.js';

/** A company or person that buys or might buy. */
@Entity({ schema: 'customers', name: 'customer' })
export class CustomerRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: CustomerKind;
  @Column('text') name!: string;
  @Column('text', { name: 'tax_id', nullable: true }) taxId!: string | null;
  @Column('uuid', { name: 'segment_id', nullable: true }) segmentId!: string | null;
  @Column('uuid', { name: 'region_id', nullable: true }) regionId!: string | null;
  @Column('uuid', { name: 'market_id', nullable: true }) marketId!: string | null;
  @Column('text', { name: 'priority_class', nullable: true }) priorityClass!: PriorityClass | null;
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId!: string | null;
  @Column('uuid', { name: 'owner_id', nullable: true }) ownerId!: string | null;
  @Column('uuid', { name: 'team_id', nullable: true }) teamId!: string | null;
  @Column('char', { length: 3 }) currency!: string;
  @Column('text', { name: 'document_language' }) documentLanguage!: Language;
  @Column('text', { nullable: true }) website!: string | null;
  @Column('text', { nullable: true }) notes!: string | null;
  @Column('jsonb') custom!: CustomValues;
  @Column('text', { name: 'external_source', nullable: true }) externalSource!: string | null;
  @Column('text', { name: 'external_id', nullable: true }) externalId!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy!: string | null;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
  @Column('timestamptz', { name: 'deleted_at', nullable: true }) deletedAt!: Date | null;
  @Column('integer') version!: number;
}
