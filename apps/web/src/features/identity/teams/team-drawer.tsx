import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TeamFactsFragment } from '../../../graphql/graphql.js';
import { useMay } from '../../../ui/data/words/use-viewer.js';
import { TeamForm } from './team-form.js';
import { TeamMembers } from './team-members.js';

export interface TeamDrawerProps {
  readonly opened: boolean;
  readonly team: TeamFactsFragment | null;
  readonly teams: readonly TeamFactsFragment[];
  readonly onClose: () => void;
}

export function TeamDrawer({ opened, team, teams, onClose }: TeamDrawerProps) {
  const { t } = useTranslation('identity');
  const { t: shell } = useTranslation('shell');
  const may = useMay('team.manage');
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={440}
      title={team?.name ?? t('teams.new')}
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      <div key={team?.id ?? 'new'}>
        {may && <TeamForm team={team} teams={teams} onSaved={team ? undefined : onClose} />}
        {team && <TeamMembers team={team} />}
      </div>
    </Drawer>
  );
}
