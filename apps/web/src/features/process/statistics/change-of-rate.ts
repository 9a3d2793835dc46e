export interface Band {
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * Whether a rate differs from the one before by more than chance: only if their 95 % bands do not touch. `null`
 * where there is nothing to compare with.
 */
export function changeOfRate(now: Band, before: Band): 'higher' | 'lower' | 'same' | null {
  if (now.low === null || now.high === null || before.low === null || before.high === null) return null;
  if (now.low > before.high) return 'higher';
  return now.high < before.low ? 'lower' : 'same';
}
