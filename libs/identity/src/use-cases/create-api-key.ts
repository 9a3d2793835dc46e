import { FieldProblems, parseText } from '@kontor/kernel';
import { type Actor, ChangeRegister, Clock, Ids, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { KeyRights } from '../security/key-rights.js';
import { ApiKeys } from '../persistence/api-keys.repository.js';
import { apiKeyStatement } from '../queries/api-keys.query.js';
import type { ApiKeyView } from '../queries/views.js';
import { requirePerson } from '../security/require-person.js';
import { newApiKeySecret, tokenHash } from '../security/secrets.js';
import { withSecretShownOnce } from '../security/shown-once.js';

export interface ApiKeyInput {
  readonly name: string;
  /** Permissions of one's own that the key may use. */
  readonly scopes: readonly string[];
  readonly expiresAt?: Date | null;
}

export interface NewApiKey {
  readonly apiKey: ApiKeyView;
  readonly secret: string;
}

/**
 * Makes an API key of one's own; its secret comes back this once.
 * Refusals: `TEXT_*`, `PERMISSION_UNKNOWN`, `RIGHT_LACKING`, `EXPIRY_INVALID`, `SESSION_NEEDED`, `SECRET_SHOWN_ONCE`.
 */
@Injectable()
export class CreateApiKey {
  constructor(
    private readonly transactions: Transactions,
    private readonly keys: ApiKeys,
    private readonly rights: KeyRights,
    private readonly register: ChangeRegister,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(actor: Actor, input: ApiKeyInput): Promise<NewApiKey> {
    const userId = requirePerson(actor);
    const problems = new FieldProblems();
    const name = problems.take('name', parseText(input.name, { max: 100 })) ?? '';
    problems.refuseIfAny();
    const now = this.clock.now();
    const scopes = this.rights.checkScopes(actor, input.scopes);
    const expiresAt = this.rights.checkExpiry(input.expiresAt ?? null, now);
    const { prefix, secret } = newApiKeySecret();
    const shown = await withSecretShownOnce(this.transactions, async (tx) => {
      const id = this.ids.next();
      await this.keys.insert(tx, {
        id,
        name,
        prefix,
        secretHash: tokenHash(secret),
        userId,
        scopes,
        createdAt: now,
        expiresAt,
        lastUsedAt: null,
        revokedAt: null,
        replacedBy: null,
      });
      await this.register.record(tx, actor, {
        stream: { kind: 'user', id: userId },
        subject: { kind: 'apiKey', id, version: 1 },
        action: 'api-key.create',
        changes: Object.entries({ name, prefix, scopes, expiresAt }).map(([field, to]) => ({ field, from: null, to })),
      });
      this.rights.note(tx, 'api-key.created', userId, prefix);
      return { answer: (await tx.one(apiKeyStatement(id))) as ApiKeyView, secret };
    });
    return { apiKey: shown.answer, secret };
  }
}
