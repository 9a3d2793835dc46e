import type { Language } from '../data/words/amounts.js';

const UNITS = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
] as const;

/** The two largest units that matter: `2 min 5 sek.`, `1 godz. 12 min`. Under a second, milliseconds. */
export function durationInWords(milliseconds: number, language: Language): string {
  const locale = language === 'pl' ? 'pl-PL' : 'en-GB';
  const unit = (value: number, name: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: 0 }).format(
      value,
    );
  if (milliseconds < 1_000) return unit(Math.max(0, Math.round(milliseconds)), 'millisecond');
  let seconds = Math.round(milliseconds / 1_000);
  const parts: string[] = [];
  for (const [length, name] of UNITS) {
    const whole = Math.floor(seconds / length);
    seconds -= whole * length;
    if (whole > 0) parts.push(unit(whole, name));
    else if (parts.length > 0) break;
    if (parts.length === 2) break;
  }
  return parts.join(' ');
}
