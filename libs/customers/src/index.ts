import { AddressRow } from './persistence/address.row.js';
import { ContactRow } from './persistence/contact.row.js';
import { CustomerRow } from './persistence/customer.row.js';

export type { CustomersRefusalCode } from './contract/index.js';
export { CustomersModule, customersUseCases } from './customers.module.js';
export { customersMigrations } from './customers-migrations.js';
export type { ContactRole } from './domain/contact-facts.js';
export type { AddressInput, AddressKind, CustomerKind, Language, PriorityClass } from './domain/customer-facts.js';
export { type Classifier, ClassifierQuery } from './queries/classifier.query.js';
export { ContactQuery, type ContactView } from './queries/contact.query.js';
export {
  type AddressView,
  CustomerCardQuery,
  type CustomerCardView,
} from './queries/customer-card.query.js';
export type { Likeness, Suspect } from './domain/likeness.js';
export { CustomerDuplicatesQuery, type DuplicateView } from './queries/customer-duplicates.query.js';
export { type CustomerFilter, CustomerListQuery, type CustomerSort } from './queries/customer-list.query.js';
export {
  CustomerMergesQuery,
  type MergeCount,
  type MergePreviewView,
  type MergeSide,
  type MergeView,
} from './queries/customer-merges.query.js';
export type { MergeField } from './domain/merged-customer.js';
export { type DuplicatePairView, DuplicateReportQuery, type DuplicateSide } from './queries/duplicate-report.query.js';
export type { CustomerRecord, CustomerView, NodeView, RefView } from './queries/customer-view.js';
export { AddClassifier } from './use-cases/add-classifier.js';
export { ChangeContact } from './use-cases/change-contact.js';
export { ChangeCustomer } from './use-cases/change-customer.js';
export { CreateContact } from './use-cases/create-contact.js';
export { CreateCustomer } from './use-cases/create-customer.js';
export { DeleteContact } from './use-cases/delete-contact.js';
export { DeleteCustomer } from './use-cases/delete-customer.js';
export { DismissDuplicate } from './use-cases/dismiss-duplicate.js';
export { MergeCustomers } from './use-cases/merge-customers.js';
export { UndoMerge } from './use-cases/undo-merge.js';
export { type CustomerGroupView, CustomerGroupQuery, type GroupMember } from './queries/customer-group.query.js';
export { CustomerTimelineQuery, type TimelineItem, type TimelineKind } from './queries/customer-timeline.query.js';
export { OwnerHistoryQuery, type OwnerPeriodView } from './queries/owner-history.query.js';
export type { NoteView } from './queries/note-view.js';
export type { SumOfSales } from './queries/sales-sums.js';
export { AddNote } from './use-cases/add-note.js';
export { ChangeClassifier } from './use-cases/change-classifier.js';
export { ChangeNote } from './use-cases/change-note.js';
export { DeleteClassifier } from './use-cases/delete-classifier.js';
export { DeleteNote } from './use-cases/delete-note.js';
export { EraseContact } from './use-cases/erase-contact.js';
export { type ContactExport, ExportContact } from './use-cases/export-contact.js';

/** The entities of this context, for the data source of whoever runs it. */
export const customersRows = [CustomerRow, AddressRow, ContactRow];
