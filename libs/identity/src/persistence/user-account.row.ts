import { Column, Entity, PrimaryColumn } from 'typeorm';

export type Language = 'pl' | 'en';
export type UserStatus = 'INVITED' | 'ACTIVE' | 'DISABLED';
export type ColourScheme = 'AUTO' | 'LIGHT' | 'DARK';
export type Density = 'NORMAL' | 'COMPACT';

@Entity({ schema: 'identity', name: 'user_account' })
export class UserAccountRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { nullable: true }) email!: string | null;
  @Column('text') name!: string;
  @Column('text') language!: Language;
  @Column('text', { name: 'time_zone' }) timeZone!: string;
  @Column('text', { name: 'colour_scheme' }) colourScheme!: ColourScheme;
  @Column('text') density!: Density;
  @Column('text', { name: 'password_hash', nullable: true }) passwordHash!: string | null;
  @Column('text') status!: UserStatus;
  @Column('text', { name: 'external_source', nullable: true }) externalSource!: string | null;
  @Column('text', { name: 'external_id', nullable: true }) externalId!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'last_login_at', nullable: true }) lastLoginAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}
