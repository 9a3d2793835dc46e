import { Refused } from '@kontor/kernel';
import { type Actor, inRowScope, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { readReason } from './reason.js';
import { SaleHanding } from './sale-handing.js';

export interface HandOverInput {
  readonly id: string;
  readonly expectedVersion: number;
  readonly toUserId: string;
  readonly note?: string | null | undefined;
  /** Left out they go along. */
  readonly withActivities?: boolean | null | undefined;
  readonly withSplit?: boolean | null | undefined;
  readonly letGo?: boolean | null | undefined;
}

/**
 * Gives a sale to somebody else with a word to them. Whoever has to let go of it may do so beyond their own reach,
 * once they have been told that they will not see it any more. Refusals: `NOT_FOUND`, `FORBIDDEN`, `CONFLICT`,
 * `OWNER_UNKNOWN`, `HAND_OVER_TO_OWNER`, `HAND_OVER_TO_NOBODY`, `HAND_OVER_OUT_OF_SIGHT`.
 */
@Injectable()
export class HandOverOpportunity {
  constructor(
    private readonly transactions: Transactions,
    private readonly handing: SaleHanding,
  ) {}

  execute(actor: Actor, input: HandOverInput): Promise<{ id: string; version: number; stillSeen: boolean }> {
    const { id, expectedVersion, toUserId, withActivities, withSplit, letGo } = input;
    const note = readReason(input.note, 'note');
    return this.transactions.run(async (tx) => {
      const { after } = await this.handing.handOver(
        tx,
        actor,
        { id, expectedVersion },
        {
          toUserId,
          note,
          withActivities: withActivities ?? true,
          withSplit: withSplit ?? false,
          letGo: letGo ?? false,
        },
      );
      if (after === null) {
        const [code, message] = [
          'HAND_OVER_TO_OWNER',
          'This person has the sale already. Choose somebody else.',
        ] as const;
        throw new Refused(code, message, { fields: [{ path: 'toUserId', code, message }] });
      }
      return { id, version: after.version, stillSeen: inRowScope(actor, 'opportunity', 'read', after) };
    });
  }
}
