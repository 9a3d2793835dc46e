import { ActionIcon, Button, Menu, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronDown, IconSearch, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { BulkBar } from '../bulk/bulk-bar.js';
import { useWords } from '../words/use-words.js';
import classes from './collection.module.css';
import type { CollectionProps, Searched, ViewChoice } from './collection-types.js';
import { ColumnChooser } from './column-chooser.js';
import { ExportMenu } from './export-menu.js';
import { FilterBar } from './filter-bar.js';
import type { useArrangement } from './use-arrangement.js';
import type { Selection } from './use-selection.js';
import { useTypedText } from './use-typed-text.js';

export interface CollectionToolbarProps<TRow extends { readonly id: string }> extends CollectionProps<TRow> {
  readonly arrangement: ReturnType<typeof useArrangement<TRow>>;
  readonly selection: Selection;
  readonly narrow: boolean;
}

/** View, search, filters as words, count, columns, export, in one line. Selected rows turn it into what to do with them. */
export function CollectionToolbar<TRow extends { readonly id: string }>(props: CollectionToolbarProps<TRow>) {
  const { views = [], search, filters = [], exportUrl, bulk, selection, loaded, arrangement, narrow } = props;
  const { t } = useTranslation('data');
  const words = useWords();
  if (selection.ids.size > 0 && bulk) {
    const { mostFound = 0 } = props;
    return <BulkBar draw={bulk} {...{ selection, loaded, mostFound }} />;
  }
  return (
    <div className={classes.toolbar} role="toolbar" aria-label={t('list.toolbar')}>
      {views.length > 0 && <ViewMenu views={views} />}
      {search && <SearchBox search={search} />}
      {filters.length > 0 && (
        <FilterBar filters={filters} {...(props.onClearFilters ? { onClearAll: props.onClearFilters } : {})} />
      )}
      <span className={classes.spring} />
      <span className={classes.count} role="status">
        {loaded.count && t('list.count', { count: loaded.count.value, shown: words.count(loaded.count) })}
      </span>
      {!narrow && <ColumnChooser columns={props.columns} arrangement={arrangement} />}
      {exportUrl && <ExportMenu urlOf={exportUrl} />}
      {!narrow && props.actions}
    </div>
  );
}

function ViewMenu({ views }: { readonly views: readonly ViewChoice[] }) {
  const { t } = useTranslation('data');
  const current = views.find((view) => view.current);
  return (
    <Menu shadow="md" position="bottom-start" withinPortal>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          className={classes.view}
          rightSection={<IconChevronDown size={14} />}
        >
          {current?.name ?? t('list.ownView')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('list.views')}</Menu.Label>
        {views.map((view) => (
          <Menu.Item
            key={view.key}
            onClick={view.choose}
            aria-current={view.current || undefined}
            fw={view.current ? 600 : undefined}
          >
            {view.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function SearchBox({ search }: { readonly search: Searched }) {
  const { t } = useTranslation('data');
  const input = useRef<HTMLInputElement>(null);
  const { typed, type, flush } = useTypedText(search.text, search.onText);
  useHotkeys([['/', () => input.current?.focus()]]);
  return (
    <TextInput
      ref={input}
      size="xs"
      className={classes.search}
      aria-label={search.placeholder}
      placeholder={search.placeholder}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={
        typed === '' ? undefined : (
          <ActionIcon
            size="xs"
            variant="subtle"
            color="gray"
            aria-label={t('list.clearSearch')}
            onClick={() => flush('')}
          >
            <IconX size={12} />
          </ActionIcon>
        )
      }
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') flush(typed);
        if (event.key === 'Escape') {
          event.stopPropagation();
          flush('');
          event.currentTarget.blur();
        }
      }}
    />
  );
}
