/** Why customers refuses. Stable: clients branch on them, the edge maps each to a status. */
export type CustomersRefusalCode =
  | 'ADDRESS_REGISTERED_TWICE'
  | 'CLASSIFIER_NAME_TAKEN'
  | 'COUNTRY_UNKNOWN'
  | 'CUSTOMER_HAS_OPEN_SALES'
  | 'CUSTOMER_HAS_SUBSIDIARIES'
  | 'EMAIL_INVALID'
  | 'OWNER_OUT_OF_REACH'
  | 'OWNER_UNKNOWN'
  | 'PARENT_CYCLE'
  | 'PARENT_UNKNOWN'
  | 'REFERENCE_UNKNOWN'
  | 'TAX_ID_INVALID'
  | 'TAX_ID_TAKEN'
  | 'TEXT_INVALID'
  | 'TEXT_REQUIRED'
  | 'TEXT_TOO_LONG'
  | 'WEBSITE_INVALID';
