/** One right that a role can hold. Each context lists its own; the apps hand all of them to identity. */
export interface PermissionInfo {
  /** `<subject>.<verb>`, stable: roles and API keys keep it. */
  readonly key: string;
  /** The context it belongs to, under which the roles screen shows it. */
  readonly group: string;
  readonly description: { readonly pl: string; readonly en: string };
}

const GROUP = 'identity';

export const identityPermissions: readonly PermissionInfo[] = [
  {
    key: 'user.manage',
    group: GROUP,
    description: {
      pl: 'Zapraszać osoby, zmieniać ich role i wyłączać ich konta',
      en: 'Invite people, change their roles and disable their accounts',
    },
  },
  {
    key: 'team.manage',
    group: GROUP,
    description: { pl: 'Tworzyć zespoły i przydzielać do nich osoby', en: 'Make teams and assign people to them' },
  },
  {
    key: 'role.manage',
    group: GROUP,
    description: { pl: 'Ustalać, na co pozwalają role', en: 'Decide what roles allow' },
  },
  {
    key: 'security.read',
    group: GROUP,
    description: {
      pl: 'Widzieć dziennik bezpieczeństwa: logowania, uprawnienia, klucze',
      en: 'See the security log: log-ins, rights, keys',
    },
  },
  {
    key: 'organisation.manage',
    group: GROUP,
    description: { pl: 'Zmieniać dane organizacji', en: 'Change the organisation’s details' },
  },
  {
    key: 'api-key.manage',
    group: GROUP,
    description: { pl: 'Tworzyć własne klucze API', en: 'Make API keys of one’s own' },
  },
  {
    key: 'custom-field.manage',
    group: GROUP,
    description: {
      pl: 'Określać własne pola klientów, osób kontaktowych i szans',
      en: 'Define fields of one’s own for customers, contacts and sales',
    },
  },
  {
    key: 'operations.read',
    group: GROUP,
    description: { pl: 'Widzieć stan zadań w tle', en: 'See the state of background jobs' },
  },
  {
    key: 'operations.manage',
    group: GROUP,
    description: { pl: 'Ponawiać nieudane zadania w tle', en: 'Replay failed background jobs' },
  },
];

/** Every permission of the installation, as the apps collected it from the contexts. */
export abstract class Permissions {
  abstract readonly all: readonly PermissionInfo[];
  abstract has(key: string): boolean;
}
