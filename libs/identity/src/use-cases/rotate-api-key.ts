import { Refused } from '@kontor/kernel';
import { type Actor, ChangeRegister, Clock, Ids, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { ApiKeyRow } from '../persistence/api-key.row.js';
import { ApiKeys } from '../persistence/api-keys.repository.js';
import { apiKeyStatement } from '../queries/api-keys.query.js';
import type { ApiKeyView } from '../queries/views.js';
import { KeyRights } from '../security/key-rights.js';
import { requirePerson } from '../security/require-person.js';
import { newApiKeySecret, tokenHash } from '../security/secrets.js';
import { withSecretShownOnce } from '../security/shown-once.js';
import type { NewApiKey } from './create-api-key.js';

/** So long both keys work, and whoever uses the old one can change over. */
const BOTH_LIVE_DAYS = 7;
const DAY_MS = 86_400_000;

/**
 * Makes a successor of one of one's own keys, with the same name and scopes. The old key goes on for a week at most;
 * revoke it when nobody uses it any more. Refusals: `NOT_FOUND`, `KEY_NOT_LIVE`, `ALREADY_ROTATED`, `RIGHT_LACKING`,
 * `SESSION_NEEDED`, `SECRET_SHOWN_ONCE`.
 */
@Injectable()
export class RotateApiKey {
  constructor(
    private readonly transactions: Transactions,
    private readonly keys: ApiKeys,
    private readonly rights: KeyRights,
    private readonly register: ChangeRegister,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(actor: Actor, input: { id: string }): Promise<NewApiKey> {
    const userId = requirePerson(actor);
    const { prefix, secret } = newApiKeySecret();
    const shown = await withSecretShownOnce(this.transactions, async (tx) => {
      const now = this.clock.now();
      const old = await this.keys.getForUpdate(tx, input.id, userId);
      refuseUnlessLive(old, now);
      const id = this.ids.next();
      await this.keys.insert(tx, {
        ...old,
        id,
        prefix,
        secretHash: tokenHash(secret),
        scopes: this.rights.checkScopes(actor, old.scopes),
        createdAt: now,
        expiresAt: old.expiresAt && new Date(now.getTime() + (old.expiresAt.getTime() - old.createdAt.getTime())),
        lastUsedAt: null,
      });
      const lastDay = new Date(now.getTime() + BOTH_LIVE_DAYS * DAY_MS);
      const ends = old.expiresAt !== null && old.expiresAt < lastDay ? old.expiresAt : lastDay;
      await this.keys.replace(tx, old.id, id, ends);
      await this.register.record(tx, actor, {
        stream: { kind: 'user', id: userId },
        subject: { kind: 'apiKey', id, version: 1 },
        action: 'api-key.rotate',
        changes: [
          { field: 'prefix', from: old.prefix, to: prefix },
          { field: 'expiresAt', from: old.expiresAt, to: ends },
        ],
      });
      this.rights.note(tx, 'api-key.rotated', userId, prefix);
      return { answer: (await tx.one(apiKeyStatement(id))) as ApiKeyView, secret };
    });
    return { apiKey: shown.answer, secret };
  }
}

function refuseUnlessLive(key: ApiKeyRow, now: Date): void {
  if (key.replacedBy !== null) {
    throw new Refused('ALREADY_ROTATED', 'This key has a successor already. Rotate that one, or revoke this one.');
  }
  if (key.revokedAt !== null || (key.expiresAt !== null && key.expiresAt <= now)) {
    throw new Refused('KEY_NOT_LIVE', 'This key has expired or was revoked. Make a new one.');
  }
}
