/** Why a tax id cannot be right, before the server is asked; each has its sentence (`customers:taxId.*`). */
export type TaxIdProblem = 'checksum' | 'length';

const WEIGHTS = [6, 5, 7, 2, 3, 4, 5, 6, 7] as const;

/**
 * A Polish NIP has ten digits, the last of which is the weighted sum of the others modulo eleven. Anything that names
 * another country, or is no bare number, is left for the server to judge.
 */
export function taxIdProblem(typed: string): TaxIdProblem | null {
  const packed = typed.replace(/[\s-]/gu, '').toUpperCase();
  const match = /^(?:PL)?(\d+)$/u.exec(packed);
  if (!match?.[1]) return null;
  const digits = match[1];
  if (digits.length !== 10) return 'length';
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return sum % 11 === Number(digits[9]) ? null : 'checksum';
}
