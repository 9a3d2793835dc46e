/** How many took how many days. */
export type DayCounts = readonly { readonly days: number; readonly count: number }[];

/** Round steps of an axis from nought, at most five of them. */
export function ticksUpTo(most: number): number[] {
  const step = [1, 2, 5, 7, 10, 14, 20, 30, 60, 90, 120, 180, 365, 730].find((one) => most / one <= 5) ?? 1_000;
  const count = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/** At most two dozen bars of whole days, wide enough to be told apart; what lies beyond three times the ninth of ten is in the last. */
export function binsOf(counts: DayCounts, p90: number) {
  const last = Math.max(1, Math.min(Math.max(...counts.map(({ days }) => days), 0), p90 * 3));
  const width = Math.max(1, Math.ceil((last + 1) / 24));
  const bins = Array.from({ length: Math.floor(last / width) + 1 }, (_, index) => ({ from: index * width, count: 0 }));
  for (const { days, count } of counts) {
    const bin = bins[Math.min(Math.floor(days / width), bins.length - 1)];
    if (bin) bin.count += count;
  }
  return { bins, width };
}
