import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UserFactsFragment } from '../../../graphql/graphql.js';
import { PersonForm } from './person-form.js';
import { PersonLinks } from './person-links.js';
import { TeamAssignment } from './team-assignment.js';

export interface PersonDrawerProps {
  readonly person: UserFactsFragment | null;
  readonly onClose: () => void;
}

/** One person beside the list: what they may do, where they belong, how they get in. */
export function PersonDrawer({ person, onClose }: PersonDrawerProps) {
  const { t } = useTranslation('shell');
  return (
    <Drawer
      opened={person !== null}
      onClose={onClose}
      position="right"
      size={440}
      title={person?.name}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {person && (
        <div key={person.id}>
          <PersonForm person={person} />
          <TeamAssignment person={person} />
          <PersonLinks person={person} />
        </div>
      )}
    </Drawer>
  );
}
