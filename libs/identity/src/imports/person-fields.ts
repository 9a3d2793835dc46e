import type { ImportField } from '@kontor/platform';

/** The columns of a file of people. */
export const PERSON_FIELDS: readonly ImportField[] = [
  {
    key: 'externalId',
    label: { pl: 'Identyfikator', en: 'External id' },
    kind: 'TEXT',
    required: false,
    creatable: false,
    aliases: ['id', 'userid', 'employeeid'],
  },
  {
    key: 'name',
    label: { pl: 'Imię i nazwisko', en: 'Name' },
    kind: 'TEXT',
    required: true,
    creatable: false,
    aliases: ['salesagent', 'fullname', 'osoba', 'handlowiec', 'pracownik', 'nazwiskoiimie', 'uzytkownik'],
  },
  {
    key: 'email',
    label: { pl: 'E-mail', en: 'E-mail' },
    kind: 'EMAIL',
    required: false,
    creatable: false,
    aliases: ['mail', 'emailaddress', 'adresemail', 'poczta', 'adrespocztyelektronicznej'],
  },
  {
    key: 'team',
    label: { pl: 'Zespół', en: 'Team' },
    kind: 'REFERENCE',
    required: false,
    creatable: true,
    aliases: ['regionaloffice', 'office', 'biuro', 'dzial', 'department'],
  },
];
