declare const brand: unique symbol;

/** A value that only its own constructor can make: `Brand<string, 'CustomerId'>` is not any string. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
