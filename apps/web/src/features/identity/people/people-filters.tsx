import { useQuery } from '@apollo/client/react';
import { Group, Select, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TeamsDocument, type UserStatus } from '../../../graphql/graphql.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import type { PeopleSearch } from './people-search.js';

const STATUSES: readonly UserStatus[] = ['ACTIVE', 'INVITED', 'DISABLED'];
const TYPING_PAUSE_MS = 200;

export interface PeopleFiltersProps {
  readonly search: PeopleSearch;
  readonly count: { readonly value: number; readonly capped: boolean } | null;
  readonly onChange: (search: PeopleSearch) => void;
}

export function PeopleFilters({ search, count, onChange }: PeopleFiltersProps) {
  const { t } = useTranslation('identity');
  const words = useWords();
  const field = useRef<HTMLInputElement>(null);
  const { data } = useQuery(TeamsDocument, { fetchPolicy: 'cache-first' });
  const [text, setText] = useState(search.q ?? '');
  const change = (part: Record<string, string | null | undefined>) =>
    onChange(Object.fromEntries(Object.entries({ ...search, ...part }).filter(([, value]) => value)));
  const ask = useDebouncedCallback((q: string) => change({ q }), TYPING_PAUSE_MS);
  useHotkeys([['/', () => field.current?.focus()]]);
  return (
    <Group gap="xs">
      <TextInput
        ref={field}
        w={{ base: '100%', xs: 240 }}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          ask(event.currentTarget.value.trim());
        }}
        leftSection={<IconSearch size={16} stroke={1.6} />}
        placeholder={t('people.search')}
        aria-label={t('people.search')}
        type="search"
      />
      <Select
        w={160}
        clearable
        placeholder={t('people.anyStatus')}
        aria-label={t('field.status')}
        data={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
        value={search.status ?? null}
        onChange={(status) => change({ status })}
      />
      <Select
        w={180}
        clearable
        searchable
        placeholder={t('people.anyTeam')}
        aria-label={t('field.team')}
        data={(data?.teams ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={search.team ?? null}
        onChange={(team) => change({ team })}
      />
      {count && (
        <Text size="sm" c="dimmed" ml="auto">
          {t('people.count', { count: count.value, shown: words.count(count) })}
        </Text>
      )}
    </Group>
  );
}
