/** Types of the events that currency writes to the outbox. */
export const CURRENCY_EVENTS = {
  /** `{ source, problem }`: a bank could not be asked, or sent nonsense, three times running. */
  feedFailing: 'currency.feed-failing',
  /** `{ source, date, currencies }`: rates that moved too far wait for a person. */
  ratesQuarantined: 'currency.rates-quarantined',
} as const;
