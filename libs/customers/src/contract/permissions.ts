import type { PermissionInfo } from '@kontor/identity/contract';

const GROUP = 'customers';

/** The permissions that this context asks for, with the words that the role editor shows. */
export const customersPermissions: readonly PermissionInfo[] = [
  {
    key: 'customer.read',
    group: GROUP,
    description: { pl: 'Widzieć klientów i osoby kontaktowe', en: 'See customers and their contacts' },
  },
  {
    key: 'customer.write',
    group: GROUP,
    description: {
      pl: 'Zakładać i zmieniać klientów i osoby kontaktowe',
      en: 'Create and change customers and contacts',
    },
  },
  { key: 'customer.delete', group: GROUP, description: { pl: 'Usuwać klientów', en: 'Delete customers' } },
];
