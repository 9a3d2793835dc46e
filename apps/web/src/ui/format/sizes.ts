import { type Language, numberInWords } from '../data/words/amounts.js';

const UNITS = ['B', 'kB', 'MB', 'GB'];

/** Thousands, as operating systems' file managers count: `1,5 kB`. */
export function sizeInWords(bytes: number, language: Language): string {
  const power = bytes < 1_000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${numberInWords(bytes / 1_000 ** power, language, 1)}\u202f${UNITS[power] ?? 'B'}`;
}
