const COLOURS = [
  'gray',
  'red',
  'pink',
  'grape',
  'violet',
  'indigo',
  'blue',
  'cyan',
  'teal',
  'green',
  'lime',
  'orange',
] as const;

/** The same name has the same colour everywhere, without anybody choosing one. */
export function tagColour(name: string): (typeof COLOURS)[number] {
  let sum = 7;
  for (const letter of name.toLowerCase()) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 100_003;
  return COLOURS[sum % COLOURS.length] ?? 'gray';
}
