/** Credit shares of a sale: whole hundredths of a percent, exactly 10 000 of them in all. */

export interface ShareDraft {
  readonly userId: string;
  readonly name: string;
  readonly share: string;
}

/** "33,33" as hundredths; `null` when it is no share between nothing and all. */
export function hundredthsOf(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/u.exec(text.replace(/[\s%]/gu, ''));
  if (!match) return null;
  const hundredths = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return hundredths > 0 && hundredths <= 10_000 ? hundredths : null;
}

export const shareText = (hundredths: number): string => {
  const rest = hundredths % 100;
  const whole = Math.floor(hundredths / 100);
  return rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(2, '0').replace(/0$/u, '')}`;
};

/** What is still to be given away, in hundredths; negative when too much is; `null` while a share cannot be read. */
export function unallocated(drafts: readonly ShareDraft[]): number | null {
  let left = 10_000;
  for (const draft of drafts) {
    const hundredths = hundredthsOf(draft.share);
    if (hundredths === null) return null;
    left -= hundredths;
  }
  return left;
}

/** Equal shares that sum to the whole: the first ones take what does not divide. */
export function evenly<T extends ShareDraft>(drafts: readonly T[]): readonly T[] {
  const each = Math.floor(10_000 / drafts.length);
  const over = 10_000 - each * drafts.length;
  return drafts.map((draft, at) => ({ ...draft, share: shareText(each + (at < over ? 1 : 0)) }));
}
