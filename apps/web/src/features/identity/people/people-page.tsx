import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UsersDocument, type UserFactsFragment } from '../../../graphql/graphql.js';
import { useConnection } from '../../../ui/data/collection/use-connection.js';
import { Card } from '../../../ui/layout/card.js';
import { Page } from '../../../ui/layout/page.js';
import { InviteDialog } from './invite-dialog.js';
import { PeopleFilters } from './people-filters.js';
import { type PeopleSearch, peopleFilter } from './people-search.js';
import { PeopleTable } from './people-table.js';
import { PersonDrawer } from './person-drawer.js';

export function PeoplePage() {
  const { t } = useTranslation('identity');
  const search = useSearch({ from: '/settings/people' });
  const navigate = useNavigate();
  const [inviting, setInviting] = useState(false);
  const go = (next: PeopleSearch, replace = false) => void navigate({ to: '/settings/people', search: next, replace });
  const people = useConnection<'users', UserFactsFragment, object>(UsersDocument, 'users', {
    filter: peopleFilter(search),
  });
  const { open: _, ...closed } = search;
  return (
    <Page
      title={t('people.title')}
      text={t('people.text')}
      actions={
        <Button leftSection={<IconUserPlus size={16} />} onClick={() => setInviting(true)}>
          {t('people.invite')}
        </Button>
      }
    >
      <PeopleFilters search={search} count={people.count} onChange={(next) => go(next, true)} />
      <Card flush>
        <PeopleTable
          people={people}
          openId={search.open ?? null}
          filtered={Object.keys(peopleFilter(search)).length > 0}
          onOpen={(id) => go({ ...search, open: id })}
          onClear={() => go({})}
        />
      </Card>
      <PersonDrawer person={people.rows?.find(({ id }) => id === search.open) ?? null} onClose={() => go(closed)} />
      <InviteDialog opened={inviting} onClose={() => setInviting(false)} />
    </Page>
  );
}
