/** A rate as typed, `4,2675` or `4.2675`, as an exact decimal above zero; `null` when it is none. */
export function parseRate(text: string): string | null {
  const typed = text.replace(/[\s\u00a0\u202f]/gu, '').replace(',', '.');
  if (!/^\d{1,9}(\.\d{1,10})?$/u.test(typed) || /^0+(\.0+)?$/u.test(typed)) return null;
  return typed.replace(/^0+(?=\d)/u, '');
}
