// What may stand in the texts of a customer. Lengths are those a printed offer and a list have room for; e-mail and web
// addresses are only checked for their shape (RFC 5321 lengths), because whether they work shows in use.
import { type DomainRefusal, type FieldProblems, ok, parseText, refusal, type Result } from '@kontor/kernel';

export const NAME_LENGTH = 200;
export const NOTES_LENGTH = 10_000;

const EMAIL = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:".]{2,}$/u;
const COUNTRY = new Set(
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'.split(
    ' ',
  ),
);

/** A text that may be missing: `null`, and one that is empty after trimming, mean none. */
export function optionalText(
  problems: FieldProblems,
  path: string,
  value: string | null,
  max: number,
  multiline = false,
): string | null {
  if (value === null) return null;
  return problems.take(path, parseText(value, { min: 0, max, multiline })) || null;
}

export function parseEmail(text: string): Result<string, DomainRefusal<'EMAIL_INVALID'>> {
  const email = text.trim();
  return email.length <= 254 && EMAIL.test(email)
    ? ok(email)
    : refusal({ code: 'EMAIL_INVALID', message: 'Write an e-mail address such as anna.nowak@example.com.' });
}

/** `example.com` and `https://example.com/a` are both kept as an address that a browser opens; only http and https. */
export function parseWebsite(text: string): Result<string, DomainRefusal<'WEBSITE_INVALID'>> {
  const written = text.trim();
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(written) ? written : `https://${written}`;
  const address = URL.canParse(whole) ? new URL(whole) : null;
  const isWeb = address !== null && /^https?:$/.test(address.protocol) && address.hostname.includes('.');
  return isWeb && written.length <= 500 && address.username === ''
    ? ok(address.href.replace(/\/$/, ''))
    : refusal({ code: 'WEBSITE_INVALID', message: 'Write a web address such as https://example.com.' });
}

/** Two letters of ISO 3166-1. */
export function parseCountry(text: string): Result<string, DomainRefusal<'COUNTRY_UNKNOWN'>> {
  const code = text.trim().toUpperCase();
  return COUNTRY.has(code)
    ? ok(code)
    : refusal({ code: 'COUNTRY_UNKNOWN', message: 'Use the two letters of a country (ISO 3166), such as PL or DE.' });
}
