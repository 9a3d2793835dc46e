import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RoleFactsFragment } from '../../../graphql/graphql.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import type { PermissionGroup } from './permission-groups.js';
import { RoleForm } from './role-form.js';

export interface RoleDrawerProps {
  readonly opened: boolean;
  readonly role: RoleFactsFragment | null;
  readonly groups: readonly PermissionGroup[];
  readonly onClose: () => void;
}

export function RoleDrawer({ opened, role, groups, onClose }: RoleDrawerProps) {
  const { t } = useTranslation('identity');
  const { t: shell } = useTranslation('shell');
  const words = useWords();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={560}
      title={role ? words.localised(role.name) : t('roles.new')}
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      <RoleForm key={role?.id ?? 'new'} role={role} groups={groups} onSaved={onClose} />
    </Drawer>
  );
}
