// How sure it is that two customers are one, from what they have in common. The chances are those of independent
// witnesses: two that each err in half of all cases together err in a quarter (naive Bayes, as in Fellegi and Sunter 1969).
import { domainKey, nameKey, phoneKey } from './name-key.js';

/** What two customers may have in common; `ALIKE` is a name that differs by a few letters. */
export const LIKENESSES = ['TAX_ID', 'EMAIL', 'NAME', 'WORDS', 'ALIKE', 'PHONE', 'DOMAIN'] as const;
export type Likeness = (typeof LIKENESSES)[number];

/** How often a likeness alone means that the two are one. */
export const WEIGHTS: Readonly<Record<Likeness, number>> = {
  TAX_ID: 0.98,
  EMAIL: 0.85,
  NAME: 0.8,
  WORDS: 0.6,
  ALIKE: 0.5,
  PHONE: 0.5,
  DOMAIN: 0.4,
};

/** Two tax ids speak for two companies: what else they have in common counts half. */
export const OTHER_TAX_ID = 0.5;

/** In whole per cent, never a certainty. The same words in another order add nothing to the same name. */
export function confidenceOf(likenesses: readonly Likeness[], haveOtherTaxIds = false): number {
  const doubt = [...new Set(likenesses)].reduce((so, one) => so * (1 - WEIGHTS[one]), 1);
  return Math.min(99, Math.round(100 * (1 - doubt) * (haveOtherTaxIds ? OTHER_TAX_ID : 1)));
}

/** What is known of a customer that is being typed. */
export interface Suspect {
  readonly name: string;
  readonly taxId?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly website?: string | null;
}

export interface Fingerprint {
  readonly kind: Exclude<Likeness, 'ALIKE'>;
  readonly value: string;
}

/** By what a customer is recognised, in the form in which the database keeps it for those that it has. */
export function fingerprintsOf({ name, taxId, email, phone, website }: Suspect): Fingerprint[] {
  const key = name.trim() === '' ? '' : nameKey(name);
  const words = key.split(' ');
  const address = email?.trim() ?? '';
  const found: { kind: Fingerprint['kind']; value: string | null }[] = [
    { kind: 'TAX_ID', value: (taxId ?? '').replace(/[^0-9]/g, '') },
    { kind: 'NAME', value: words.join('') },
    { kind: 'WORDS', value: words.length > 1 ? words.sort((a, b) => (a < b ? -1 : 1)).join(' ') : '' },
    { kind: 'EMAIL', value: address.toLowerCase() },
    { kind: 'DOMAIN', value: domainKey(address) },
    { kind: 'DOMAIN', value: domainKey((website ?? '').trim()) },
    { kind: 'PHONE', value: phoneKey(phone ?? '') },
  ];
  return found.flatMap(({ kind, value }) => (value ? [{ kind, value }] : []));
}
