export { assert, assertNever } from './assert.js';
export type { Brand } from './brand.js';
export { type CurrencyCode, currencyCode, isCurrencyCode, minorUnits } from './currency-code.js';
export {
  CUSTOM,
  CUSTOM_FIELD_TYPES,
  type CustomChange,
  customChanges,
  type CustomFieldRule,
  type CustomFieldType,
  customKeyOf,
  type CustomValueInput,
  customValues,
  type CustomValues,
  readCustomValues,
  registeredCustom,
} from './custom-values.js';
export { Decimal, type DecimalRefusal, decimal, parseDecimal } from './decimal.js';
export { FieldProblems } from './field-problems.js';
export {
  daysBetween,
  isLocalDate,
  type LocalDate,
  localDate,
  localDateAt,
  parseLocalDate,
  plusDays,
} from './local-date.js';
export { add, allocate, type Money, type MoneyRefusal, money, parseMoney, roundToMinorUnits } from './money.js';
export { type DomainRefusal, type FieldRefusal, type RefusalDetails, Refused, orRefuse } from './refused.js';
export { type Ok, type Refusal, type Result, ok, refusal } from './result.js';
export { parseText, type TextRefusal, type TextRule } from './text.js';
