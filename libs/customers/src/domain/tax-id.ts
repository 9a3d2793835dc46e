// A tax id is kept as its country's two letters and the number without blanks, so that one company has one form of it.
// Sources: the Polish act of 13 October 1995 on the identification of taxpayers with the check digit of the NIP
// (weights 6 5 7 2 3 4 5 6 7 modulo 11); for the European Union the structures that VIES publishes per member state.
import { type Brand, type DomainRefusal, ok, refusal, type Result } from '@kontor/kernel';

/** Two letters of a country and its number: `PL7811234567`, `DE136695976`. */
export type TaxId = Brand<string, 'TaxId'>;

export type TaxIdRefusal = DomainRefusal<'TAX_ID_INVALID'>;

const NIP_WEIGHTS = [6, 5, 7, 2, 3, 4, 5, 6, 7];

/** What follows the prefix in each member state (and in Northern Ireland, XI). Greece writes EL. */
const EUROPEAN_UNION: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^(?:[A-Z]\d{7}[A-Z0-9]|\d{8}[A-Z])$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z0-9]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(?:\d{7}[A-Z]{1,2}|\d[A-Z+*]\d{5}[A-Z])$/,
  IT: /^\d{11}$/,
  LT: /^(?:\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(?:\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
};

/** Elsewhere only the shape of an identifier can be asked for. */
const ELSEWHERE = /^(?=.*\d)[A-Z0-9]{4,18}$/;

/** Whether ten digits are a NIP: the last one is the weighted sum of the others modulo 11, and ten is never issued. */
export function isNip(digits: string): boolean {
  if (!/^\d{10}$/.test(digits) || digits.startsWith('000')) return false;
  const sum = NIP_WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return sum % 11 === Number(digits[9]);
}

/**
 * Reads a tax id in any usual way of writing: `781-123-45-67` and `PL 7811234567` are the same NIP; other countries
 * need their two letters in front. Refuses what is none with `TAX_ID_INVALID`.
 */
export function parseTaxId(text: string): Result<TaxId, TaxIdRefusal> {
  const compact = text.toUpperCase().replace(/[\s.\-–/]/gu, '');
  if (compact.length > 20) return invalid('Write at most 20 letters and digits.');
  if (/^\d+$/.test(compact)) return polish(compact);
  const [country, number] = [compact.slice(0, 2), compact.slice(2)];
  if (country === 'PL') return polish(number);
  if (!/^[A-Z]{2}$/.test(country)) return unclear();
  if (country === 'GR') return parseTaxId(`EL${number}`);
  const pattern = EUROPEAN_UNION[country];
  if ((pattern ?? ELSEWHERE).test(number)) return ok(compact as TaxId);
  return pattern
    ? invalid(`This is not how VAT numbers of ${country} are made up. Compare it with the customer's papers.`)
    : unclear();
}

function polish(digits: string): Result<TaxId, TaxIdRefusal> {
  if (isNip(digits)) return ok(`PL${digits}` as TaxId);
  return /^\d{10}$/.test(digits)
    ? invalid(
        'The check digit of this NIP is wrong: a digit is mistyped or two are swapped. Compare it with the papers.',
      )
    : invalid('A NIP has ten digits. Begin the number of another country with its two letters, as in DE136695976.');
}

const unclear = () =>
  invalid('Write a NIP of ten digits, or the two letters of a country and its number, as in DE136695976.');

const invalid = (message: string): Result<TaxId, TaxIdRefusal> => refusal({ code: 'TAX_ID_INVALID', message });
