/** What somebody wants converted: `12 500 EUR in PLN`, `12,5k usd na pln`, `100 chf`. */
export interface ConversionAsked {
  readonly amount: string;
  readonly from: string;
  /** `null`: into the organisation's own currency. */
  readonly into: string | null;
}

const ASKED =
  /^(?<amount>\d[\d\s\u00a0\u202f.,']*)\s*(?<thousand>k|tys\.?)?\s*(?<from>[a-z]{3})(?:(?:\s+(?:in|to|into|na|w)\s+|\s*(?:=|->|→)\s*|\s+)(?<into>[a-z]{3}))?\s*\??$/iu;

/** `null` for everything else that people type into the palette. */
export function conversionAsked(text: string): ConversionAsked | null {
  const found = ASKED.exec(text.trim())?.groups;
  if (!found) return null;
  const amount = plainAmount(found['amount'] ?? '', Boolean(found['thousand']));
  if (amount === null) return null;
  return { amount, from: (found['from'] ?? '').toUpperCase(), into: found['into']?.toUpperCase() ?? null };
}

/** The last comma or point with at most two digits behind it parts the units; all others part thousands. */
function plainAmount(text: string, isThousand: boolean): string | null {
  const digits = text.replace(/[\s\u00a0\u202f']/gu, '');
  const parts = /^(?<whole>\d[\d.,]*?)(?:[.,](?<part>\d{1,2}))?$/u.exec(digits)?.groups;
  const whole = (parts?.['whole'] ?? '').replace(/[.,]/gu, '').replace(/^0+(?=\d)/u, '');
  if (whole === '' || whole.length > 13) return null;
  const part = parts?.['part'] ?? '';
  if (!isThousand) return part === '' ? whole : `${whole}.${part}`;
  return `${whole}${part.padEnd(3, '0')}`.replace(/^0+(?=\d)/u, '');
}
