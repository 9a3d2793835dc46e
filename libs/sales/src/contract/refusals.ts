/** Why sales refuses. Stable: clients branch on them, the edge maps each to a status. */
export type SalesRefusalCode = OpportunityRefusalCode | SalesSupportRefusalCode;

/** Refusals on an opportunity, its classification, its splits and its stages. */
export type OpportunityRefusalCode =
  | 'AMOUNT_NEGATIVE'
  | 'CLASSIFICATION_UNKNOWN'
  | 'CLOSED_ON_INVALID'
  | 'CONTACT_TWICE'
  | 'CONTACT_UNKNOWN'
  | 'CUSTOMER_UNKNOWN'
  | 'GATE_UNMET'
  | 'LOST_REASON_NEEDED'
  | 'MOVE_TIME_INVALID'
  | 'OWNER_OUT_OF_REACH'
  | 'OWNER_UNKNOWN'
  | 'PROCESS_UNKNOWN'
  | 'REASON_NEEDED'
  | 'REFERENCE_UNKNOWN'
  | 'REOPEN_FIRST'
  | 'SPLIT_PERSON_TWICE'
  | 'SPLIT_PERSON_UNKNOWN'
  | 'SPLIT_SHARE_INVALID'
  | 'SPLIT_SUM_INVALID'
  | 'STAGE_NOT_OPEN'
  | 'STAGE_UNCHANGED'
  | 'STAGE_UNKNOWN';

/** Refusals on activities, exchange rates and pick lists. */
export type SalesSupportRefusalCode =
  | 'ALREADY_DONE'
  | 'DONE_TIME_INVALID'
  | 'DUE_TIME_INVALID'
  | 'DURATION_INVALID'
  | 'NOT_DONE'
  | 'OPPORTUNITY_UNKNOWN'
  | 'OUTCOME_BEFORE_DONE'
  | 'PICK_LIST_VALUE_TAKEN'
  | 'RATE_INVALID'
  | 'RATE_OF_BASE_CURRENCY';
