/**
 * How an amount is written down: with the digits of its currency (ISO 4217), and with more where it has more. Works on
 * the text that PostgreSQL sends, because lists carry many amounts and calculate with none.
 */
import { type CurrencyCode, minorUnits } from '@kontor/kernel';

/** `amountText('12500.5000', 'PLN')` is `12500.50`. */
export function amountText(plain: string, currency: CurrencyCode): string {
  const [whole = '0', digits = ''] = plain.split('.');
  const kept = digits.replace(/0+$/, '').padEnd(minorUnits(currency), '0');
  return kept === '' ? whole : `${whole}.${kept}`;
}
