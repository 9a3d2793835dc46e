/*
 * Words of a file as keys of a plain object. A column or a value may be called `constructor` or `__proto__`: looked up
 * without care, such a word finds what every object inherits.
 */
export const ownEntry = <Value>(entries: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(entries, key) ? entries[key] : undefined;
