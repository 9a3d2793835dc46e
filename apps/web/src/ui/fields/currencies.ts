/** The currencies of the market first; every other one that the browser knows after them. */
const FIRST = ['PLN', 'EUR', 'USD', 'GBP', 'CZK', 'CHF', 'SEK', 'NOK', 'DKK', 'HUF', 'RON', 'UAH'];

export const CURRENCIES: readonly string[] = [
  ...FIRST,
  ...Intl.supportedValuesOf('currency').filter((code) => !FIRST.includes(code)),
];
