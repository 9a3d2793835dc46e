import type { Language } from '../edge/language.js';

export type SheetWords = Readonly<Record<Language, string>>;

/** One column of a sheet. Texts may have been written by anybody; numbers and dates are ours, and stay what they are. */
export interface SheetColumn<Row> {
  readonly heading: SheetWords;
  /** `DATE` is a day of the calendar, `INSTANT` a moment. */
  readonly kind: 'TEXT' | 'NUMBER' | 'DATE' | 'INSTANT';
  readonly value: (row: Row, language: Language) => string | number | Date | null | undefined;
}

export const LANGUAGES_IN_WORDS: Readonly<Record<Language, SheetWords>> = {
  pl: { pl: 'polski', en: 'Polish' },
  en: { pl: 'angielski', en: 'English' },
};
