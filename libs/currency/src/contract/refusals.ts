/** Why currency refuses. Stable: clients branch on them, the edge maps each to a status. */
export type CurrencyRefusalCode =
  | 'CURRENCY_TWICE'
  | 'FETCH_TIME_INVALID'
  | 'MAX_AGE_INVALID'
  | 'PLAN_YEAR_INVALID'
  | 'QUARANTINE_DECIDED'
  | 'QUARANTINE_INVALID'
  | 'RATE_ARCHIVE_INVALID'
  | 'RATE_INVALID'
  | 'RATE_MISSING'
  | 'RATE_OF_BASE_CURRENCY'
  | 'RATE_STALE'
  | 'SOURCE_TWICE';
