import {
  IconActivity,
  IconBuildingBank,
  IconCurrencyEuro,
  IconForms,
  IconKey,
  IconList,
  IconRoute,
  IconShieldCheck,
  IconShieldSearch,
  IconSitemap,
  IconTags,
  IconUpload,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';

export interface SettingsPlace {
  readonly to:
    | '/settings/organisation'
    | '/settings/people'
    | '/settings/teams'
    | '/settings/roles'
    | '/settings/api-keys'
    | '/settings/processes'
    | '/settings/classification'
    | '/settings/custom-fields'
    | '/settings/rates'
    | '/settings/lists'
    | '/settings/operations'
    | '/settings/security'
    | '/imports';
  readonly name:
    | 'organisation'
    | 'people'
    | 'teams'
    | 'roles'
    | 'apiKeys'
    | 'processes'
    | 'classification'
    | 'customFields'
    | 'rates'
    | 'pickLists'
    | 'operations'
    | 'securityLog'
    | 'imports';
  readonly needs: string;
  readonly icon: TablerIcon;
}

const PLACES: readonly SettingsPlace[] = [
  { to: '/settings/organisation', name: 'organisation', needs: 'organisation.manage', icon: IconBuildingBank },
  { to: '/settings/people', name: 'people', needs: 'user.manage', icon: IconUsers },
  { to: '/settings/teams', name: 'teams', needs: 'team.manage', icon: IconSitemap },
  { to: '/settings/roles', name: 'roles', needs: 'role.manage', icon: IconShieldCheck },
  { to: '/settings/processes', name: 'processes', needs: 'process.manage', icon: IconRoute },
  { to: '/settings/classification', name: 'classification', needs: 'process.manage', icon: IconTags },
  { to: '/settings/custom-fields', name: 'customFields', needs: 'custom-field.manage', icon: IconForms },
  { to: '/settings/rates', name: 'rates', needs: 'rate.manage', icon: IconCurrencyEuro },
  { to: '/settings/lists', name: 'pickLists', needs: 'pick-list.manage', icon: IconList },
  { to: '/imports', name: 'imports', needs: 'import.run', icon: IconUpload },
  { to: '/settings/api-keys', name: 'apiKeys', needs: 'api-key.manage', icon: IconKey },
  { to: '/settings/security', name: 'securityLog', needs: 'security.read', icon: IconShieldSearch },
  { to: '/settings/operations', name: 'operations', needs: 'operations.read', icon: IconActivity },
];

export const settingsPlacesFor = (permissions: readonly string[]): readonly SettingsPlace[] =>
  PLACES.filter(({ needs }) => permissions.includes(needs));
