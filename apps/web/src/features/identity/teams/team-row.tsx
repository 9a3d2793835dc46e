import { Text } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TeamFactsFragment } from '../../../graphql/graphql.js';
import { PersonMark } from '../../../ui/data/words/person-mark.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { membersOn } from './team-tree.js';
import classes from './teams.module.css';

const FACES = 5;

export function TeamRow({
  team,
  depth,
  onOpen,
}: {
  readonly team: TeamFactsFragment;
  readonly depth: number;
  readonly onOpen: () => void;
}) {
  const { t } = useTranslation('identity');
  const words = useWords();
  const { now } = membersOn(team.memberships, words.today);
  return (
    <li>
      <button type="button" className={classes.team} style={{ paddingInlineStart: 16 + depth * 24 }} onClick={onOpen}>
        {depth > 0 && <span className={classes.branch} aria-hidden />}
        <span className={classes.name}>{team.name}</span>
        <Text span size="sm" c="dimmed" className={classes.leader}>
          {team.leader ? t('teams.ledBy', { name: team.leader.name }) : t('teams.noLeader')}
        </Text>
        <span className={classes.faces} aria-hidden>
          {now.slice(0, FACES).map(({ id, user }) => (
            <PersonMark key={id} person={user} withName={false} size={24} />
          ))}
        </span>
        <Text span size="sm" c="dimmed" className={classes.count}>
          {t('teams.members', { count: now.length })}
        </Text>
        <IconChevronRight size={16} stroke={1.6} />
      </button>
    </li>
  );
}
