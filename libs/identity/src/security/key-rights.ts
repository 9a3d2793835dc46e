import { FieldProblems, Refused } from '@kontor/kernel';
import type { Actor, Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { Permissions } from '../contract/permissions.js';
import { type SecurityEventKind, SecurityLog } from './security-log.js';

/** What an API key may be given, and that it was noted. */
@Injectable()
export class KeyRights {
  constructor(
    private readonly permissions: Permissions,
    private readonly log: SecurityLog,
  ) {}

  /** At least one permission, each of which the owner has now. Refusals: `PERMISSION_UNKNOWN`, `RIGHT_LACKING`, `INVALID_INPUT`. */
  checkScopes(owner: Actor, scopes: readonly string[]): string[] {
    const problems = new FieldProblems();
    if (scopes.length === 0) problems.add('scopes', 'INVALID_INPUT', 'Choose at least one permission for the key.');
    for (const [index, key] of scopes.entries()) {
      if (this.permissions.has(key)) continue;
      problems.add(`scopes.${index}`, 'PERMISSION_UNKNOWN', 'There is no such permission. Choose from the list.');
    }
    problems.refuseIfAny();
    const lacking = scopes.filter((key) => !owner.permissions.has(key));
    if (lacking.length > 0) {
      throw new Refused('RIGHT_LACKING', 'A key can do at most what its owner can do. Leave out what you lack.', {
        permissions: lacking,
      });
    }
    return [...new Set(scopes)].sort();
  }

  /** Refusal: `EXPIRY_INVALID` when it lies in the past. */
  checkExpiry(expiresAt: Date | null, now: Date): Date | null {
    if (expiresAt !== null && expiresAt <= now) {
      const message = 'Choose a time in the future, or none.';
      throw new Refused('EXPIRY_INVALID', message, {
        fields: [{ path: 'expiresAt', code: 'EXPIRY_INVALID', message }],
      });
    }
    return expiresAt;
  }

  note(tx: Tx, kind: SecurityEventKind, userId: string, prefix: string): void {
    this.log.record(tx, { kind, userId, detail: { prefix } });
  }
}
