/**
 * How many days things took: percentiles of whole days by the nearest-rank rule, the smallest value that at least the
 * share of all reach (`percentile_disc` of SQL:2003), so that every figure is a duration that some sale really had.
 */

/** Days and how many took as long, each day once or often, in any order. */
export interface DayCount {
  readonly days: number;
  readonly count: number;
}

export interface DayDistribution {
  readonly count: number;
  readonly p25: number | null;
  readonly median: number | null;
  readonly p75: number | null;
  readonly p90: number | null;
  /** Each length once, the shortest first. */
  readonly histogram: readonly DayCount[];
}

export function dayDistribution(counts: readonly DayCount[]): DayDistribution {
  const byDay = new Map<number, number>();
  for (const { days, count } of counts) byDay.set(days, (byDay.get(days) ?? 0) + count);
  const histogram = [...byDay]
    .filter(([, count]) => count !== 0)
    .map(([days, count]) => ({ days, count }))
    .sort((a, b) => a.days - b.days);
  const total = histogram.reduce((sum, { count }) => sum + count, 0);
  const at = (percent: number): number | null => {
    let seen = 0;
    for (const { days, count } of histogram) {
      seen += count;
      if (seen * 100 >= total * percent) return days;
    }
    return null;
  };
  return { count: total, p25: at(25), median: at(50), p75: at(75), p90: at(90), histogram };
}
