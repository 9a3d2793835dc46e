export { CURRENCY_EVENTS } from './events.js';
export { currencyPermissions } from './permissions.js';
export { AT_DOCUMENT, rateAt, type RateRule } from './rate-rule.js';
export { type Conversion, type FrozenRate, Rates } from './rates.js';
export type { CurrencyRefusalCode } from './refusals.js';
