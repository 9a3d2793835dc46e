import { Refused } from '@kontor/kernel';
import { AppConfig, Clock, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { type LinkPurpose, SingleUseLinkRow } from '../persistence/single-use-link.row.js';
import { isToken, newToken, tokenHash } from './secrets.js';

const HOUR_MS = 3_600_000;

const VALID_HOURS: Readonly<Record<LinkPurpose, number>> = { INVITATION: 7 * 24, PASSWORD_RESET: 1, SET_UP: 24 };

export interface IssuedLink {
  /** The address to hand over. The token stands behind the #, which browsers keep out of logs and Referer headers. */
  readonly link: string;
  readonly token: string;
  readonly expiresAt: Date;
}

export interface UsedLink {
  readonly purpose: LinkPurpose;
  readonly userId: string | null;
}

/** Links that work once, for a while, for whoever holds them. Only hashes of their tokens are kept. */
@Injectable()
export class SingleUseLinks {
  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  async issue(tx: Tx, purpose: LinkPurpose, userId: string | null): Promise<IssuedLink> {
    const now = this.clock.now();
    const token = newToken();
    const expiresAt = new Date(now.getTime() + VALID_HOURS[purpose] * HOUR_MS);
    await tx.manager.insert(SingleUseLinkRow, {
      tokenHash: tokenHash(token),
      purpose,
      userId,
      createdAt: now,
      expiresAt,
      usedAt: null,
    });
    return { link: `${this.config.publicUrl}/link#${token}`, token, expiresAt };
  }

  /** Uses a link up, and with it all others of the same purpose and person. Refusal: `LINK_INVALID`. */
  async use(tx: Tx, token: string, purpose: LinkPurpose): Promise<UsedLink> {
    const now = this.clock.now();
    if (!isToken(token)) throw linkInvalid();
    const row = await tx.one<UsedLink>(sql`
      UPDATE identity.single_use_link SET used_at = ${now}
      WHERE token_hash = ${tokenHash(token)} AND purpose = ${purpose} AND used_at IS NULL AND expires_at > ${now}
      RETURNING purpose, user_id AS "userId"`);
    if (row === null) throw linkInvalid();
    this.revoke(tx, purpose, row.userId);
    return row;
  }

  /** Makes all unused links of a purpose and person useless. */
  revoke(tx: Tx, purpose: LinkPurpose, userId: string | null): void {
    tx.send(sql`
      UPDATE identity.single_use_link SET used_at = ${this.clock.now()}
      WHERE purpose = ${purpose} AND user_id IS NOT DISTINCT FROM ${userId}::uuid AND used_at IS NULL`);
  }
}

export const linkInvalid = (): Refused<'LINK_INVALID'> =>
  new Refused('LINK_INVALID', 'This link has been used or has expired. Ask for a new one.');
