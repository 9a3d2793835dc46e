import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { IconPlus, IconSitemap } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type TeamFactsFragment, TeamsDocument } from '../../../graphql/graphql.js';
import { EmptyState } from '../../../ui/data/states/empty-state.js';
import { useMay } from '../../../ui/data/words/use-viewer.js';
import { Answer } from '../../../ui/layout/answer.js';
import { Card } from '../../../ui/layout/card.js';
import { Page } from '../../../ui/layout/page.js';
import { TeamDrawer } from './team-drawer.js';
import { TeamRow } from './team-row.js';
import { teamTree } from './team-tree.js';
import classes from './teams.module.css';

export function TeamsPage() {
  const { t } = useTranslation('identity');
  const asked = useQuery(TeamsDocument, { fetchPolicy: 'cache-and-network' });
  const may = useMay('team.manage');
  const [openId, setOpenId] = useState<string | 'new' | null>(null);
  const teams: readonly TeamFactsFragment[] = asked.data?.teams ?? [];
  const create = may && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setOpenId('new')}>
      {t('teams.new')}
    </Button>
  );
  return (
    <Page title={t('teams.title')} text={t('teams.text')} actions={create}>
      <Card flush>
        <Answer asked={asked}>
          {() =>
            teams.length === 0 ? (
              <EmptyState
                icon={<IconSitemap size={32} stroke={1.4} />}
                title={t('teams.empty')}
                text={t('teams.emptyText')}
              >
                {create}
              </EmptyState>
            ) : (
              <ul className={classes.tree} aria-label={t('teams.title')}>
                {teamTree(teams).map(({ team, depth }) => (
                  <TeamRow key={team.id} team={team} depth={depth} onOpen={() => setOpenId(team.id)} />
                ))}
              </ul>
            )
          }
        </Answer>
      </Card>
      <TeamDrawer
        opened={openId !== null}
        team={teams.find(({ id }) => id === openId) ?? null}
        teams={teams}
        onClose={() => setOpenId(null)}
      />
    </Page>
  );
}
