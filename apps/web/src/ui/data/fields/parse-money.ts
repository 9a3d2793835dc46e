/** Why a typed amount was not taken; each has its sentence in the locales (`data:money.*`). */
export type MoneyProblem = 'unreadable' | 'negative' | 'tooPrecise' | 'tooLarge' | 'unknownCurrency';

export interface TypedMoney {
  readonly amount: string;
  readonly currency: string;
}

export type MoneyReading =
  | { readonly kind: 'money'; readonly value: TypedMoney }
  | { readonly kind: 'empty' }
  | { readonly kind: 'problem'; readonly problem: MoneyProblem };

const SIGNS: Readonly<Record<string, string>> = {
  zł: 'PLN',
  zl: 'PLN',
  zlotych: 'PLN',
  złotych: 'PLN',
  '€': 'EUR',
  eur: 'EUR',
  euro: 'EUR',
  $: 'USD',
  '£': 'GBP',
  kč: 'CZK',
};

const POWERS: Readonly<Record<string, number>> = {
  k: 3,
  t: 3,
  tys: 3,
  'tys.': 3,
  m: 6,
  mln: 6,
  mio: 6,
  bn: 9,
  mld: 9,
};

/** An amount of a sale has at most 16 digits before the point (numeric(20,4) in the database) and 4 behind it. */
const MOST_WHOLE_DIGITS = 16;
const MOST_DECIMALS = 4;

const SHAPE = /^(?<before>[^\d.,+-]*)(?<sign>[+-]?)(?<digits>[\d.,]+)(?<after>[^\d]*)$/u;

/**
 * Reads what a person types for money: "12 500,50", "12.5k", "1,2 mln zł", "€ 900", "12.500,00 EUR".
 * Works on digits as text, so no amount ever passes through a binary float.
 */
export function parseMoney(
  text: string,
  defaults: { readonly currency: string; readonly currencies?: readonly string[] },
): MoneyReading {
  const packed = text.replace(/[\s\u00a0\u202f'’_]/gu, '').toLowerCase();
  if (packed === '') return { kind: 'empty' };
  const match = SHAPE.exec(packed.replace('−', '-'));
  if (!match?.groups) return problem('unreadable');
  const { before = '', sign = '', digits = '', after = '' } = match.groups;
  const tail = readTail(after);
  const currency = currencyOf(before || tail.currency, defaults);
  if (currency === null || (before !== '' && tail.currency !== '')) return problem('unknownCurrency');
  const plain = plainDigits(digits, tail.power > 0);
  if (plain === null) return problem('unreadable');
  if (sign === '-') return problem('negative');
  return withinLimits(shift(plain, tail.power), currency);
}

function problem(reason: MoneyProblem): MoneyReading {
  return { kind: 'problem', problem: reason };
}

function readTail(after: string): { power: number; currency: string } {
  const known = Object.keys(POWERS).sort((a, b) => b.length - a.length);
  const name = known.find((word) => after.startsWith(word) && isCurrencyWord(after.slice(word.length)));
  return name === undefined
    ? { power: 0, currency: after }
    : { power: POWERS[name] ?? 0, currency: after.slice(name.length) };
}

const ISO_CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

const isCurrencyWord = (word: string) => word === '' || word in SIGNS || ISO_CODES.has(word.toUpperCase());

function currencyOf(
  word: string,
  defaults: { readonly currency: string; readonly currencies?: readonly string[] },
): string | null {
  if (word === '') return defaults.currency;
  const code = SIGNS[word] ?? word.toUpperCase();
  if (!ISO_CODES.has(code)) return null;
  return defaults.currencies && !defaults.currencies.includes(code) ? null : code;
}

/**
 * One mark of one kind, followed by exactly three digits, groups thousands ("12,500"), because money rarely has
 * three decimals; before "k" or "mln" it is a decimal mark ("1.250k"). The last of two kinds is the decimal mark.
 */
function plainDigits(digits: string, scaled: boolean): string | null {
  const marks = digits.replace(/\d/gu, '');
  if (marks === '') return digits;
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  const whole = digits.slice(0, last);
  const rest = digits.slice(last + 1);
  const oneKind = new Set(marks).size === 1;
  if (!oneKind) {
    if (whole.includes(digits[last] ?? '') || !isGrouped(whole)) return null;
    return `${strip(whole) || '0'}.${rest}`;
  }
  if (marks.length > 1) return isGrouped(digits) ? strip(digits) : null;
  const groups = !scaled && rest.length === 3 && /^[1-9]\d{0,2}$/u.test(whole);
  if (groups) return whole + rest;
  return rest === '' ? whole : `${whole || '0'}.${rest}`;
}

const strip = (digits: string) => digits.replace(/[.,]/gu, '');
const isGrouped = (digits: string) => /^\d{1,3}([.,]\d{3})*$/u.test(digits) || /^\d+$/u.test(digits);

function shift(plain: string, power: number): string {
  const [whole = '', decimals = ''] = plain.split('.');
  const padded = decimals.padEnd(power, '0');
  return `${whole}${padded.slice(0, power)}.${padded.slice(power)}`;
}

function withinLimits(plain: string, currency: string): MoneyReading {
  const [whole = '', decimals = ''] = plain.split('.');
  const kept = decimals.replace(/0+$/u, '');
  if (kept.length > MOST_DECIMALS) return problem('tooPrecise');
  const integer = whole.replace(/^0+(?=\d)/u, '') || '0';
  if (integer.length > MOST_WHOLE_DIGITS) return problem('tooLarge');
  return { kind: 'money', value: { amount: kept === '' ? integer : `${integer}.${kept}`, currency } };
}
