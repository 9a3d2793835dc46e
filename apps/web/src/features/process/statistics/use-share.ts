import { useWords } from '../../../ui/data/words/use-words.js';

/** A share of 0–1 as a percentage; below ten with one decimal, where a whole number would hide too much. */
export function useShare(): (share: number) => string {
  const words = useWords();
  return (share) => words.percent(share > 0 && share < 0.1 ? (share * 100).toFixed(1) : Math.round(share * 100));
}
