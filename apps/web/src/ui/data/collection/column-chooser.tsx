import { ActionIcon, Button, Checkbox, Popover, SegmentedControl, Text } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './collection.module.css';
import { arranged, type Column, isHidden } from './column.js';
import type { useArrangement } from './use-arrangement.js';

export interface ColumnChooserProps<TRow> {
  readonly columns: readonly Column<TRow>[];
  readonly arrangement: ReturnType<typeof useArrangement<TRow>>;
}

/** Which columns, in which order, how dense: remembered for this person in this browser. */
export function ColumnChooser<TRow>({ columns, arrangement }: ColumnChooserProps<TRow>) {
  const { t } = useTranslation('data');
  const { arrangement: now, arrange, density, reset } = arrangement;
  const ordered = arranged(columns, { ...now, order: [...now.order, ...columns.map(({ key }) => key)], hidden: [] });
  const keys = ordered.map((column) => column.key);
  const hidden = ordered.filter((column) => isHidden(column, now)).map((column) => column.key);
  const move = (key: string, by: number) => {
    const from = keys.indexOf(key);
    const order = keys.toSpliced(from, 1).toSpliced(from + by, 0, key);
    arrange({ order, hidden });
  };
  const toggle = (key: string, shown: boolean) =>
    arrange({ order: keys, hidden: hidden.filter((one) => one !== key).concat(shown ? [] : [key]) });
  return (
    <Popover position="bottom-end" shadow="md" width={280} trapFocus returnFocus withinPortal>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" title={t('list.columns')} aria-label={t('list.columns')}>
          <IconAdjustmentsHorizontal size={18} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p="sm">
        <DensityChoice density={density} onDensity={(next) => arrange({ density: next })} />
        <Text size="xs" c="dimmed" mt="sm" mb={4}>
          {t('list.columns')}
        </Text>
        <ul className={classes.chooser}>
          {ordered.map((column, at) => (
            <ChosenColumn
              key={column.key}
              column={column}
              shown={!hidden.includes(column.key)}
              first={at === 0}
              last={at === ordered.length - 1}
              onShown={(shown) => toggle(column.key, shown)}
              onMove={(by) => move(column.key, by)}
            />
          ))}
        </ul>
        <Button variant="subtle" size="xs" fullWidth onClick={reset}>
          {t('list.resetColumns')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

interface DensityChoiceProps {
  readonly density: 'NORMAL' | 'COMPACT';
  readonly onDensity: (density: 'NORMAL' | 'COMPACT') => void;
}

function DensityChoice({ density, onDensity }: DensityChoiceProps) {
  const { t } = useTranslation('data');
  return (
    <>
      <Text size="xs" c="dimmed" mb={4}>
        {t('list.density')}
      </Text>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('list.density')}
        value={density}
        onChange={(value) => onDensity(value === 'COMPACT' ? 'COMPACT' : 'NORMAL')}
        data={[
          { value: 'NORMAL', label: t('list.densityNormal') },
          { value: 'COMPACT', label: t('list.densityCompact') },
        ]}
      />
    </>
  );
}

interface ChosenColumnProps<TRow> {
  readonly column: Column<TRow>;
  readonly shown: boolean;
  readonly first: boolean;
  readonly last: boolean;
  readonly onShown: (shown: boolean) => void;
  readonly onMove: (by: 1 | -1) => void;
}

function ChosenColumn<TRow>({ column, shown, first, last, onShown, onMove }: ChosenColumnProps<TRow>) {
  const { t } = useTranslation('data');
  return (
    <li>
      <Checkbox
        size="xs"
        label={column.title}
        disabled={column.fixed ?? false}
        checked={column.fixed || shown}
        onChange={(event) => onShown(event.currentTarget.checked)}
      />
      <span className={classes.spring} />
      <ActionIcon
        size="xs"
        variant="subtle"
        color="gray"
        disabled={first}
        aria-label={t('list.columnUp', { column: column.title })}
        onClick={() => onMove(-1)}
      >
        <IconChevronUp size={14} />
      </ActionIcon>
      <ActionIcon
        size="xs"
        variant="subtle"
        color="gray"
        disabled={last}
        aria-label={t('list.columnDown', { column: column.title })}
        onClick={() => onMove(1)}
      >
        <IconChevronDown size={14} />
      </ActionIcon>
    </li>
  );
}
