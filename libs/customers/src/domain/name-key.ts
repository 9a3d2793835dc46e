// What is left of a company's name, phone or web address when the ways of writing it are taken away. The database has the
// same rules in `customers.name_key`, `customers.phone_key` and `customers.domain_key`; a test holds the two together.
const MARKS = /[\u0300-\u036f]/g;
const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};

const FORMS = [
  '(?:prosta )?spolka(?: z (?:ograniczona odpowiedzialnoscia|o ?o)| (?:akcyjna|jawna|cywilna|partnerska|komandytowa|komandytowo akcyjna))',
  'sp(?:olka)? ?z ?o ?o',
  'sp ?[kjp]',
  's ?[ac]',
  's ?k ?a',
  'p ?s ?a',
  'w (?:likwidacji|upadlosci|restrukturyzacji)',
  'gmbh',
  'mbh',
  'ohg',
  'ug',
  'e ?k',
  'ag',
  'kg',
  'se',
  'co',
  'and co',
  'company',
  'ltd',
  'limited',
  'llc',
  'llp',
  'inc',
  'incorporated',
  'plc',
  'corp',
  'corporation',
  's ?r ?[olq]',
  's ?p ?r ?l',
  'spol s ?r ?o',
  'a ?s',
  'b ?v',
  'n ?v',
  'oy',
  'oyj',
  'ab',
  'aps',
  's ?p ?a',
  'sarl',
  's ?a ?r ?l',
  'sas',
  'kft',
  'zrt',
  'nyrt',
  'd ?o ?o',
  'uab',
  'sia',
  'too',
  'ooo',
].join('|');
const TRAILING_FORMS = new RegExp(`(?: (?:${FORMS}))+$`);
const LEADING_FORM =
  /^(?:przedsiebiorstwo (?:produkcyjno )?handlowo uslugowe|przedsiebiorstwo wielobranzowe|firma handlowo uslugowa|(?:z ?)?p ?p ?h ?u|p ?h ?u|f ?h ?u|p ?p ?h|f ?h|p ?w) /;

/** Lower case, without marks, compatibility forms taken apart: `Ż` is `z`, `ﬁ` is `fi`. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(/[łøđðħŧıßæœþ]/g, (letter) => LETTERS[letter] ?? letter);

/** `ŻÓŁW Sp. z o.o.` and `Zolw spółka z ograniczoną odpowiedzialnością` are both `zolw`. */
export function nameKey(name: string): string {
  const words = plain(name)
    .replace(/[^\p{L}\p{Nd}]+/gu, ' ')
    .replace(/^ +| +$/g, '');
  const key = words.replace(TRAILING_FORMS, '').replace(LEADING_FORM, '');
  return key === '' ? name : key;
}

/** The last nine digits, which is a Polish number without its prefix; `null` for too few to mean one person. */
export function phoneKey(phone: string): string | null {
  const digits = phone.replace(/[^0-9]/g, '');
  return digits.length < 7 ? null : digits.slice(-9);
}

/** Mail boxes that anybody may have: two customers with one of them have nothing in common. */
const FREE_MAIL =
  /^(?:gmail\.com|googlemail\.com|outlook\.com|hotmail\.com|live\.com|yahoo\.com|icloud\.com|proton\.me|protonmail\.com|gmx\.(?:de|net|com)|web\.de|t-online\.de|seznam\.cz|wp\.pl|o2\.pl|onet\.pl|onet\.eu|op\.pl|poczta\.onet\.pl|interia\.pl|interia\.eu|poczta\.fm|gazeta\.pl|tlen\.pl|go2\.pl|vp\.pl|facebook\.com|linkedin\.com|allegro\.pl|instagram\.com)$/;

/** The host of an e-mail or web address without `www.`; `null` when it says nothing about whose it is. */
export function domainKey(address: string): string | null {
  const host = address
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[/?#].*$/, '')
    .replace(/^.*@/, '')
    .replace(/:[0-9]+$/, '')
    .replace(/^www\./, '');
  return !host.includes('.') || FREE_MAIL.test(host) ? null : host;
}
