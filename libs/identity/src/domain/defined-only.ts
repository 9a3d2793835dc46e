// An input leaves what it does not mention as it is: `undefined` means "not mentioned", `null` means "cleared".

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** The input without what it does not mention. */
export function definedOnly<T extends object>(input: T): Defined<T> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Defined<T>;
}
