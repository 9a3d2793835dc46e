import { Global, Module, type Provider } from '@nestjs/common';
import { CustomerDirectory } from './contract/customer-directory.js';
import { CustomerReferenceKinds } from './contract/customer-reference-kind.js';
import { CustomerImport } from './contract/customer-import.js';
import { CustomerReferences } from './imports/customer-references.js';
import { CustomersFromFiles } from './imports/customers-from-files.js';
import { ImportedCustomerStore } from './imports/imported-customer-store.js';
import {
  ContactsOfCustomers,
  NotesOfCustomers,
  SubsidiariesOfCustomers,
} from './persistence/references-of-customers.js';
import { CustomFieldsOfContacts, CustomFieldsOfCustomers } from './persistence/custom-fields-of-customers.js';
import { ContactRepository } from './persistence/contact.repository.js';
import { CustomerRepository } from './persistence/customer.repository.js';
import { MergeRepository } from './persistence/merge.repository.js';
import { ClassifierQuery } from './queries/classifier.query.js';
import { ContactQuery } from './queries/contact.query.js';
import { CustomerCardQuery } from './queries/customer-card.query.js';
import { CustomerDirectoryQuery } from './queries/customer-directory.query.js';
import { CustomerDuplicatesQuery } from './queries/customer-duplicates.query.js';
import { CustomerLinksQuery } from './queries/customer-links.query.js';
import { CustomerListQuery } from './queries/customer-list.query.js';
import { CustomerMergesQuery } from './queries/customer-merges.query.js';
import { DuplicateReportQuery } from './queries/duplicate-report.query.js';
import { MergeRemainsQuery } from './queries/merge-remains.query.js';
import { AddClassifier } from './use-cases/add-classifier.js';
import { ChangeContact } from './use-cases/change-contact.js';
import { ChangeCustomer } from './use-cases/change-customer.js';
import { CreateContact } from './use-cases/create-contact.js';
import { CreateCustomer } from './use-cases/create-customer.js';
import { CustomerRules } from './use-cases/customer-rules.js';
import { DeleteContact } from './use-cases/delete-contact.js';
import { DeleteCustomer } from './use-cases/delete-customer.js';
import { DismissDuplicate } from './use-cases/dismiss-duplicate.js';
import { MergeCustomers } from './use-cases/merge-customers.js';
import { UndoMerge } from './use-cases/undo-merge.js';
import { NoteRepository } from './persistence/note.repository.js';
import { ClassifierUseQuery } from './queries/classifier-use.query.js';
import { CustomerGroupQuery } from './queries/customer-group.query.js';
import { CustomerTimelineQuery } from './queries/customer-timeline.query.js';
import { OwnerHistoryQuery } from './queries/owner-history.query.js';
import { AddNote } from './use-cases/add-note.js';
import { ChangeClassifier } from './use-cases/change-classifier.js';
import { ChangeNote } from './use-cases/change-note.js';
import { DeleteClassifier } from './use-cases/delete-classifier.js';
import { DeleteNote } from './use-cases/delete-note.js';
import { PersonalDataHolders } from './contract/personal-data-holder.js';
import { NotesOfPeople } from './persistence/notes-of-people.js';
import { EraseContact } from './use-cases/erase-contact.js';
import { ExportContact } from './use-cases/export-contact.js';

/** Every write of this context. A test walks this list and fails on one that leaves no register entry. */
export const customersUseCases = [
  CreateCustomer,
  ChangeCustomer,
  DeleteCustomer,
  CreateContact,
  ChangeContact,
  DeleteContact,
  AddClassifier,
  DismissDuplicate,
  MergeCustomers,
  UndoMerge,
  AddNote,
  ChangeNote,
  DeleteNote,
  ChangeClassifier,
  DeleteClassifier,
  EraseContact,
  ExportContact,
] as const;

const queries: Provider[] = [
  ClassifierQuery,
  ContactQuery,
  CustomerCardQuery,
  CustomerDuplicatesQuery,
  CustomerListQuery,
  CustomerMergesQuery,
  DuplicateReportQuery,
  CustomerGroupQuery,
  CustomerTimelineQuery,
  OwnerHistoryQuery,
];
/** Made so that they register themselves: nobody asks for them. */
const referenceKinds: Provider[] = [
  ContactsOfCustomers,
  NotesOfCustomers,
  SubsidiariesOfCustomers,
  CustomFieldsOfContacts,
  CustomFieldsOfCustomers,
];
const directory: Provider = { provide: CustomerDirectory, useClass: CustomerDirectoryQuery };
const importTarget: Provider = { provide: CustomerImport, useClass: CustomersFromFiles };

@Global()
@Module({
  providers: [
    ...customersUseCases,
    ...queries,
    directory,
    importTarget,
    CustomerReferences,
    ImportedCustomerStore,
    CustomerRules,
    CustomerRepository,
    ContactRepository,
    CustomerLinksQuery,
    MergeRepository,
    NoteRepository,
    ClassifierUseQuery,
    MergeRemainsQuery,
    CustomerReferenceKinds,
    PersonalDataHolders,
    NotesOfPeople,
    ...referenceKinds,
  ],
  exports: [...customersUseCases, ...queries, directory, importTarget, CustomerReferenceKinds, PersonalDataHolders],
})
export class CustomersModule {}
