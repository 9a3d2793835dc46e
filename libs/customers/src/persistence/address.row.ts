import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AddressKind } from '../domain/customer-facts.js';

/** Where a customer is: part of the customer, saved with it and under its version. */
@Entity({ schema: 'customers', name: 'address' })
export class AddressRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'customer_id' }) customerId!: string;
  @Column('text') kind!: AddressKind;
  @Column('text', { nullable: true }) name!: string | null;
  @Column('text', { nullable: true }) street!: string | null;
  @Column('text', { name: 'postal_code', nullable: true }) postalCode!: string | null;
  @Column('text', { nullable: true }) city!: string | null;
  /** ISO 3166-1, two letters. */
  @Column('char', { length: 2 }) country!: string;
}
