import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'identity', name: 'organisation' })
export class OrganisationRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'tax_id', nullable: true }) taxId!: string | null;
  @Column('char', { name: 'base_currency', length: 3 }) baseCurrency!: string;
  @Column('text', { name: 'time_zone' }) timeZone!: string;
  @Column('text', { name: 'default_language' }) defaultLanguage!: 'pl' | 'en';
  @Column('boolean', { name: 'is_demo' }) isDemo!: boolean;
  @Column('timestamptz', { name: 'set_up_at' }) setUpAt!: Date;
  @Column('integer', { default: 1 }) version!: number;
}
