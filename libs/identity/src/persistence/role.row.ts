import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Scopes } from '../domain/rights.js';

@Entity({ schema: 'identity', name: 'role' })
export class RoleRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') key!: string;
  @Column('jsonb') name!: { pl: string; en: string };
  @Column('text', { array: true }) permissions!: string[];
  @Column('jsonb') scopes!: Scopes;
  @Column('boolean', { name: 'built_in' }) builtIn!: boolean;
  @Column('integer', { default: 1 }) version!: number;
}
