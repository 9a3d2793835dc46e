import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'identity', name: 'team' })
export class TeamRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId!: string | null;
  @Column('uuid', { name: 'leader_id', nullable: true }) leaderId!: string | null;
  @Column('integer', { default: 1 }) version!: number;
}
