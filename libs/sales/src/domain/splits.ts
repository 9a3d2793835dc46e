/**
 * Credit for a sale is shared between salespeople in percent with two places. The shares make exactly 100, because
 * targets and commissions are counted by them and nothing may be credited twice or to nobody.
 */
import { Decimal, type FieldRefusal } from '@kontor/kernel';

export interface Split {
  readonly userId: string;
  /** Percent, more than 0 and at most 100, at most two places. */
  readonly share: Decimal;
}

const WHOLE = new Decimal(100);

/** The shares when what one person has of them goes to another, who may have a share already. */
export function splitsHandedOver(splits: readonly Split[], from: string | null, to: string): readonly Split[] {
  const given = splits.find(({ userId }) => userId === from);
  if (!given) return splits;
  const has = splits.find(({ userId }) => userId === to);
  const share = has ? given.share.plus(has.share) : given.share;
  return [...splits.filter(({ userId }) => userId !== from && userId !== to), { userId: to, share }].sort((a, b) =>
    a.userId < b.userId ? -1 : 1,
  );
}

/** What is wrong with the shares, each on its field; no shares at all are right: the owner has all the credit. */
export function refusalsOfSplits(splits: readonly Split[]): FieldRefusal[] {
  if (splits.length === 0) return [];
  const seen = new Set<string>();
  const found = splits.flatMap(({ userId, share }, index): FieldRefusal[] => {
    const isTwice = seen.has(userId);
    seen.add(userId);
    if (isTwice) {
      return [
        {
          path: `splits.${index}.userId`,
          code: 'SPLIT_PERSON_TWICE',
          message: 'This person has a share already. Add both into one.',
        },
      ];
    }
    if (share.lte(0) || share.gt(WHOLE) || share.decimalPlaces() > 2) {
      return [
        {
          path: `splits.${index}.share`,
          code: 'SPLIT_SHARE_INVALID',
          message: 'Give a share above 0 and up to 100 percent, with at most two places.',
        },
      ];
    }
    return [];
  });
  if (found.length > 0) return found;
  const sum = splits.reduce((total, { share }) => total.plus(share), new Decimal(0));
  if (sum.eq(WHOLE)) return [];
  return [
    {
      path: 'splits',
      code: 'SPLIT_SUM_INVALID',
      message: `The shares make ${sum.toFixed()} percent. Change them so that they make exactly 100.`,
    },
  ];
}
