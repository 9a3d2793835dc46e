import { type Actor, ChangeRegister, Clock, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { ApiKeys } from '../persistence/api-keys.repository.js';
import { apiKeyStatement } from '../queries/api-keys.query.js';
import type { ApiKeyView } from '../queries/views.js';
import { KeyRights } from '../security/key-rights.js';

/**
 * Revokes a key at once: one's own, or anybody's for whoever manages people. One that is revoked already stays so.
 * Refusal: `NOT_FOUND`.
 */
@Injectable()
export class RevokeApiKey {
  constructor(
    private readonly transactions: Transactions,
    private readonly keys: ApiKeys,
    private readonly rights: KeyRights,
    private readonly register: ChangeRegister,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, input: { id: string }): Promise<ApiKeyView> {
    const owner = actor.permissions.has('user.manage') ? null : (actor.userId ?? '');
    return this.transactions.run(async (tx) => {
      const key = await this.keys.getForUpdate(tx, input.id, owner);
      if (key.revokedAt === null) {
        const now = this.clock.now();
        await this.keys.revoke(tx, key.id, now);
        await this.register.record(tx, actor, {
          stream: { kind: 'user', id: key.userId },
          subject: { kind: 'apiKey', id: key.id, version: 2 },
          action: 'api-key.revoke',
          changes: [{ field: 'revokedAt', from: null, to: now }],
        });
        this.rights.note(tx, 'api-key.revoked', key.userId, key.prefix);
      }
      return (await tx.one(apiKeyStatement(key.id))) as ApiKeyView;
    });
  }
}
