import { fold } from '../../../ui/data/words/fold.js';

/** Letters and digits only: "GTX-Pro", "gtx pro" and "GTXPro" are one word. */
const core = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Whether two names are most likely one, written differently: the same letters, or a slip of one or two of them in a
 * long one. Names that only begin alike are two names: "GTX Basic" is not "GTX Plus Basic".
 */
export function alike(one: string, other: string): boolean {
  const [left, right] = [core(one), core(other)];
  if (left === '' || right === '') return false;
  const slips = Math.floor(Math.max(left.length, right.length) / 6);
  return left === right || (Math.abs(left.length - right.length) <= slips && distance(left, right) <= slips);
}

/** Levenshtein's: how many letters must be put in, taken out or changed. */
function distance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const change = (above[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      line.push(Math.min(change, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1));
    }
    above = line;
  }
  return above.at(-1) ?? 0;
}
