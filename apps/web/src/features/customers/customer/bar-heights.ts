/** Heights in percent of the tallest, from nought. What is not nothing keeps a sliver, so that it is seen. */
export function barHeights(amounts: readonly string[]): readonly number[] {
  const values = amounts.map(Number);
  const most = Math.max(...values, 0);
  return values.map((value) => (most === 0 || value <= 0 ? 0 : Math.max(4, Math.round((100 * value) / most))));
}
