import { ActionIcon, Button, Menu, Popover, UnstyledButton } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './collection.module.css';
import type { FilterWord } from './collection-types.js';

/** Filters as words: "Stage is Offer sent". A click on the words changes them. */
export function FilterBar({
  filters,
  onClearAll,
}: {
  readonly filters: readonly FilterWord[];
  readonly onClearAll?: () => void;
}) {
  const { t } = useTranslation('data');
  const [adding, setAdding] = useState<string | null>(null);
  const shown = filters.filter((filter) => filter.words !== null || filter.key === adding);
  const others = filters.filter((filter) => !shown.includes(filter));
  const set = filters.filter((filter) => filter.words !== null);
  return (
    <div className={classes.filters}>
      {shown.map((filter) => (
        <FilterChip
          key={filter.key}
          filter={filter}
          openAtOnce={filter.key === adding && filter.words === null}
          onClosed={() => setAdding(null)}
        />
      ))}
      {others.length > 0 && (
        <Menu shadow="md" position="bottom-start" withinPortal returnFocus={false}>
          <Menu.Target>
            <Button variant="subtle" color="gray" size="xs" leftSection={<IconFilter size={14} />}>
              {t('list.filter')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((filter) => (
              <Menu.Item key={filter.key} onClick={() => setAdding(filter.key)}>
                {filter.label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {set.length > 1 && onClearAll && (
        <Button variant="subtle" color="gray" size="xs" onClick={onClearAll}>
          {t('list.clearFilters')}
        </Button>
      )}
    </div>
  );
}

interface FilterChipProps {
  readonly filter: FilterWord;
  readonly openAtOnce: boolean;
  readonly onClosed: () => void;
}

function FilterChip({ filter, openAtOnce, onClosed }: FilterChipProps) {
  const { t } = useTranslation('data');
  const [opened, setOpened] = useState(openAtOnce);
  const close = () => {
    setOpened(false);
    onClosed();
  };
  return (
    <span className={classes.chip}>
      <Popover
        opened={opened}
        onChange={(next) => (next ? setOpened(true) : close())}
        position="bottom-start"
        shadow="md"
        trapFocus
        returnFocus
        withinPortal
        width={300}
      >
        <Popover.Target>
          <UnstyledButton
            className={classes.chipWords}
            onClick={() => (opened ? close() : setOpened(true))}
            aria-expanded={opened}
            aria-haspopup="dialog"
          >
            {filter.label}
            {filter.words !== null && <strong> {filter.words}</strong>}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown p="sm" aria-label={filter.label}>
          {opened && filter.editor(close)}
        </Popover.Dropdown>
      </Popover>
      {filter.words !== null && (
        <ActionIcon
          size="xs"
          variant="subtle"
          color="gray"
          onClick={filter.clear}
          aria-label={t('list.removeFilter', { filter: filter.label })}
        >
          <IconX size={12} />
        </ActionIcon>
      )}
    </span>
  );
}
