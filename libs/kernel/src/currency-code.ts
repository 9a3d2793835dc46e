import type { Brand } from './brand.js';

/** An ISO 4217 alphabetic code that we know the minor units of. */
export type CurrencyCode = Brand<string, 'CurrencyCode'>;

/** Minor units per ISO 4217 (list of 2024-06-25) where they are not two. */
const MINOR_UNITS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
};

const TWO =
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD YER ZAR ZMW ZWG';

const KNOWN: ReadonlySet<string> = new Set([...TWO.split(' '), ...Object.keys(MINOR_UNITS)]);

export const isCurrencyCode = (text: string): text is CurrencyCode => KNOWN.has(text);

/** Digits after the point in a document amount of this currency: PLN 2, JPY 0, KWD 3. */
export const minorUnits = (currency: CurrencyCode): number => MINOR_UNITS[currency] ?? 2;

/** A code that our own code or database wrote: anything else is a bug. */
export function currencyCode(text: string): CurrencyCode {
  if (!isCurrencyCode(text)) throw new Error(`assertion failed: ${text} is no ISO 4217 currency`);
  return text;
}
