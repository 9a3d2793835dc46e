import type { MigrationClass } from '@kontor/platform';
import { CreateCustomers1763900200000 } from './migrations/1763900200000-create-customers.js';
import { FindDuplicates1763930200000 } from './migrations/1763930200000-find-duplicates.js';
import { MergeCustomers1763930300000 } from './migrations/1763930300000-merge-customers.js';
import { AddNotesTagsOwners1763930400000 } from './migrations/1763930400000-add-notes-tags-owners.js';
import { EraseContacts1763930700000 } from './migrations/1763930700000-erase-contacts.js';
import { AddCustomFields1764100100000 } from './migrations/1764100100000-add-custom-fields.js';

/** This context's part of the one ordered sequence. */
export const customersMigrations: readonly MigrationClass[] = [
  CreateCustomers1763900200000,
  FindDuplicates1763930200000,
  MergeCustomers1763930300000,
  AddNotesTagsOwners1763930400000,
  EraseContacts1763930700000,
  AddCustomFields1764100100000,
];
