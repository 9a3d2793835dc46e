import type { CustomValues } from '@kontor/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContactRole } from '../domain/contact-facts.js';
import type { Language } from '../domain/customer-facts.js';

/** A person at a customer. Has a version of its own: two people may edit two contacts at once. */
@Entity({ schema: 'customers', name: 'contact' })
export class ContactRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'customer_id' }) customerId!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'job_title', nullable: true }) jobTitle!: string | null;
  @Column('text', { nullable: true }) email!: string | null;
  @Column('text', { nullable: true }) phone!: string | null;
  @Column('text', { array: true }) roles!: ContactRole[];
  @Column('text') language!: Language;
  @Column('jsonb') custom!: CustomValues;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
  @Column('timestamptz', { name: 'deleted_at', nullable: true }) deletedAt!: Date | null;
  @Column('integer') version!: number;
}
