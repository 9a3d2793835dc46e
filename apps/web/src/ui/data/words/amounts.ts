export type Language = 'pl' | 'en';

export interface Money {
  readonly amount: string;
  readonly currency: string;
}

const LOCALES: Readonly<Record<Language, string>> = { pl: 'pl-PL', en: 'en-GB' };

const kept = new Map<string, Intl.NumberFormat>();

function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = kept.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(LOCALES[language], options);
  kept.set(key, made);
  return made;
}

/** Decimals go in as text: the formatter reads all their digits, where a number would round them first. */
const exact = (amount: string) => amount as unknown as number;

/** `12 345,67 zł` in Polish, `PLN 12,345.67` in English. Whole amounts lose their empty decimals when asked. */
export function moneyInWords(money: Money, language: Language, options: { readonly whole?: boolean } = {}): string {
  const isWhole = /^-?\d+(\.0*)?$/u.test(money.amount);
  const format = numberFormat(language, {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: language === 'pl' ? 'symbol' : 'code',
    useGrouping: true,
    ...(options.whole && isWhole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
  });
  return format.format(exact(money.amount)).replace(/(?<=\d)\u00a0(?=\d)/gu, '\u202f');
}

/** `1,2 mln zł`: for heads of columns and charts, where the magnitude is the message. The exact value goes beside it. */
export function moneyInShort(money: Money, language: Language): string {
  return numberFormat(language, {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: language === 'pl' ? 'symbol' : 'code',
    notation: 'compact',
    maximumSignificantDigits: 3,
  })
    .format(exact(money.amount))
    .replace(/(?<=\d)\u00a0(?=\d)/gu, '\u202f');
}

export const numberInWords = (value: string | number, language: Language, decimals = 2): string =>
  numberFormat(language, { maximumFractionDigits: decimals, useGrouping: true })
    .format(typeof value === 'string' ? exact(value) : value)
    .replace(/(?<=\d)\u00a0(?=\d)/gu, '\u202f');

/** A count that the server stopped at its cap reads `10 000+`. */
export const countInWords = (count: { readonly value: number; readonly capped: boolean }, language: Language): string =>
  numberInWords(count.value, language, 0) + (count.capped ? '+' : '');

/** How a person would type the amount again: a decimal comma and thin groups in Polish. */
export function amountToType(amount: string, language: Language): string {
  return numberFormat(language, { maximumFractionDigits: 4, useGrouping: true })
    .format(exact(amount))
    .replace(/\u00a0/gu, ' ');
}
