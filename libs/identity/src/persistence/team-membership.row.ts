import type { LocalDate } from '@kontor/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'identity', name: 'team_membership' })
export class TeamMembershipRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'team_id' }) teamId!: string;
  @Column('uuid', { name: 'user_id' }) userId!: string;
  @Column('date', { name: 'valid_from' }) validFrom!: LocalDate;
  @Column('date', { name: 'valid_to', nullable: true }) validTo!: LocalDate | null;
}
