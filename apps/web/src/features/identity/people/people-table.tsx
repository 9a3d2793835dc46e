import { Badge, Button, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { UserFactsFragment } from '../../../graphql/graphql.js';
import type { Loaded } from '../../../ui/data/collection/use-connection.js';
import { EmptyState } from '../../../ui/data/states/empty-state.js';
import { PersonMark } from '../../../ui/data/words/person-mark.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { Answer } from '../../../ui/layout/answer.js';
import { Table } from '../../../ui/layout/table.js';
import classes from './people.module.css';
import { StatusBadge } from './status-badge.js';

export interface PeopleTableProps {
  readonly people: Loaded<UserFactsFragment>;
  readonly openId: string | null;
  readonly filtered: boolean;
  readonly onOpen: (id: string) => void;
  readonly onClear: () => void;
}

export function PeopleTable({ people, openId, filtered, onOpen, onClear }: PeopleTableProps) {
  const { t } = useTranslation('identity');
  const asked = { data: people.rows ?? undefined, refusal: people.refusal, refetch: async () => people.retry() };
  return (
    <Answer asked={asked} lines={8}>
      {(rows) =>
        rows.length === 0 ? (
          <EmptyState
            icon={<IconUsers size={32} stroke={1.4} />}
            title={t(filtered ? 'people.filteredToNothing' : 'people.empty')}
          >
            {filtered && (
              <Button variant="default" onClick={onClear}>
                {t('people.clear')}
              </Button>
            )}
          </EmptyState>
        ) : (
          <>
            <Table
              label={t('people.title')}
              head={[t('field.name'), t('field.status'), t('field.roles'), t('field.team'), t('people.lastLogIn')]}
              minWidth={720}
            >
              {rows.map((person) => (
                <PersonRow
                  key={person.id}
                  person={person}
                  open={person.id === openId}
                  onOpen={() => onOpen(person.id)}
                />
              ))}
            </Table>
            {people.hasMore && (
              <Button variant="subtle" color="gray" fullWidth loading={people.loadingMore} onClick={people.loadMore}>
                {t('people.more')}
              </Button>
            )}
          </>
        )
      }
    </Answer>
  );
}

function PersonRow({
  person,
  open,
  onOpen,
}: {
  readonly person: UserFactsFragment;
  readonly open: boolean;
  readonly onOpen: () => void;
}) {
  const { t } = useTranslation('identity');
  const words = useWords();
  return (
    <tr data-clickable data-open={open || undefined} onClick={onOpen}>
      <td>
        <button type="button" className={classes.person} onClick={onOpen}>
          <PersonMark person={person} withName={false} size={28} />
          <span className={classes.words}>
            <span className={classes.name}>{person.name}</span>
            <Text span size="xs" c="dimmed" truncate>
              {person.email}
            </Text>
          </span>
        </button>
      </td>
      <td>
        <StatusBadge status={person.status} />
      </td>
      <td>
        <span className={classes.roles}>
          {person.roles.map((role) => (
            <Badge key={role.id} color="gray">
              {words.localised(role.name)}
            </Badge>
          ))}
        </span>
      </td>
      <td>
        {person.team?.name ?? (
          <Text span c="dimmed">
            –
          </Text>
        )}
      </td>
      <td>
        <Text span c="dimmed" title={person.lastLoginAt ? words.fullMoment(person.lastLoginAt) : undefined}>
          {person.lastLoginAt ? words.moment(person.lastLoginAt) : t('people.never')}
        </Text>
      </td>
    </tr>
  );
}
