import { Column, Entity, PrimaryColumn } from 'typeorm';

export type LinkPurpose = 'INVITATION' | 'PASSWORD_RESET' | 'SET_UP';

@Entity({ schema: 'identity', name: 'single_use_link' })
export class SingleUseLinkRow {
  @PrimaryColumn('bytea', { name: 'token_hash' }) tokenHash!: Buffer;
  @Column('text') purpose!: LinkPurpose;
  @Column('uuid', { name: 'user_id', nullable: true }) userId!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
  @Column('timestamptz', { name: 'used_at', nullable: true }) usedAt!: Date | null;
}
