/** In percent, for people to read. */
export const movePercent = (before: string, now: string): number =>
  Math.round((Number(now) / Number(before) - 1) * 10_000) / 100;
