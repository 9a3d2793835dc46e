/** The words for days in both languages, folded to plain letters; a person may mix them freely. */

export const RELATIVE_DAYS: Readonly<Record<string, number>> = {
  today: 0,
  tod: 0,
  dzis: 0,
  dzisiaj: 0,
  tomorrow: 1,
  tmr: 1,
  tom: 1,
  jutro: 1,
  pojutrze: 2,
  'day after tomorrow': 2,
  yesterday: -1,
  wczoraj: -1,
  przedwczoraj: -2,
  'next week': 7,
  'za tydzien': 7,
};

export const MONTH_ENDS: readonly string[] = ['eom', 'end of month', 'koniec miesiaca', 'km'];

export const WEEKDAYS: Readonly<Record<string, number>> = {
  ...named(1, 'pn', 'pon', 'poniedzialek', 'mon', 'monday'),
  ...named(2, 'wt', 'wtorek', 'tue', 'tues', 'tuesday'),
  ...named(3, 'sr', 'sroda', 'srode', 'wed', 'wednesday'),
  ...named(4, 'cz', 'czw', 'czwartek', 'thu', 'thur', 'thurs', 'thursday'),
  ...named(5, 'pt', 'piatek', 'fri', 'friday'),
  ...named(6, 'so', 'sob', 'sobota', 'sobote', 'sat', 'saturday'),
  ...named(7, 'nd', 'ndz', 'niedz', 'niedziela', 'niedziele', 'sun', 'sunday'),
};

export const MONTHS: Readonly<Record<string, number>> = {
  ...named(1, 'sty', 'stycznia', 'styczen', 'jan', 'january'),
  ...named(2, 'lut', 'lutego', 'luty', 'feb', 'february'),
  ...named(3, 'mar', 'marca', 'marzec', 'march'),
  ...named(4, 'kwi', 'kwietnia', 'kwiecien', 'apr', 'april'),
  ...named(5, 'maj', 'maja', 'may'),
  ...named(6, 'cze', 'czerwca', 'czerwiec', 'jun', 'june'),
  ...named(7, 'lip', 'lipca', 'lipiec', 'jul', 'july'),
  ...named(8, 'sie', 'sierpnia', 'sierpien', 'aug', 'august'),
  ...named(9, 'wrz', 'wrzesnia', 'wrzesien', 'sep', 'sept', 'september'),
  ...named(10, 'paz', 'pazdziernika', 'pazdziernik', 'oct', 'october'),
  ...named(11, 'lis', 'listopada', 'listopad', 'nov', 'november'),
  ...named(12, 'gru', 'grudnia', 'grudzien', 'dec', 'december'),
};

/** What `+2w`, `3 dni` or `za 2 tyg` count in. */
export const UNITS: Readonly<Record<string, 'day' | 'week' | 'month' | 'year'>> = {
  '': 'day',
  d: 'day',
  day: 'day',
  days: 'day',
  dni: 'day',
  dzien: 'day',
  w: 'week',
  week: 'week',
  weeks: 'week',
  t: 'week',
  tyg: 'week',
  tydz: 'week',
  tydzien: 'week',
  tygodnie: 'week',
  tygodni: 'week',
  m: 'month',
  month: 'month',
  months: 'month',
  mies: 'month',
  miesiac: 'month',
  miesiace: 'month',
  miesiecy: 'month',
  y: 'year',
  year: 'year',
  years: 'year',
  r: 'year',
  rok: 'year',
  lata: 'year',
  lat: 'year',
};

function named(number: number, ...words: readonly string[]): Record<string, number> {
  return Object.fromEntries(words.map((word) => [word, number]));
}
