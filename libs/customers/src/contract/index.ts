export { type ContactOfCustomer, CustomerDirectory, type CustomerRef } from './customer-directory.js';
export { CustomerImport } from './customer-import.js';
export { CustomerReferenceKind, CustomerReferenceKinds } from './customer-reference-kind.js';
export { PersonalDataHolder, PersonalDataHolders, type ErasedPerson } from './personal-data-holder.js';
export { CUSTOMERS_EVENTS } from './events.js';
export type { ContactId, CustomerId } from './ids.js';
export { customersPermissions } from './permissions.js';
export type { CustomersRefusalCode } from './refusals.js';
