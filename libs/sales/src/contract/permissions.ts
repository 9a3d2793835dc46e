import type { PermissionInfo } from '@kontor/identity/contract';

const GROUP = 'sales';

/** The permissions that this context asks for, with the words that the role editor shows. */
export const salesPermissions: readonly PermissionInfo[] = [
  { key: 'opportunity.read', group: GROUP, description: { pl: 'Widzieć szanse sprzedaży', en: 'See opportunities' } },
  {
    key: 'opportunity.write',
    group: GROUP,
    description: { pl: 'Zakładać i zmieniać szanse sprzedaży', en: 'Create and change opportunities' },
  },
  {
    key: 'opportunity.delete',
    group: GROUP,
    description: { pl: 'Usuwać szanse sprzedaży', en: 'Delete opportunities' },
  },
  { key: 'activity.read', group: GROUP, description: { pl: 'Widzieć działania', en: 'See activities' } },
  {
    key: 'activity.write',
    group: GROUP,
    description: { pl: 'Planować i odhaczać działania', en: 'Plan activities and tick them off' },
  },
  {
    key: 'process.manage',
    group: GROUP,
    description: { pl: 'Ustalać procesy sprzedaży', en: 'Decide on the sales processes' },
  },
  {
    key: 'pick-list.manage',
    group: GROUP,
    description: {
      pl: 'Uzupełniać listy powodów, źródeł i konkurentów',
      en: 'Add to the lists of reasons, sources and competitors',
    },
  },
];
