import { ActionIcon, Button, Popover, Progress, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkAction } from '../collection/collection-types.js';
import classes from './bulk.module.css';
import { useBulk } from './use-bulk.js';

export interface BulkBarProps<TRow extends { readonly id: string }> {
  readonly rows: readonly TRow[];
  readonly actions: readonly BulkAction<TRow>[];
  readonly rowLabel: (row: TRow) => string;
  readonly onClear: () => void;
}

/** What to do with the selected rows; says how far it is, what was refused and why, and takes it all back. */
export function BulkBar<TRow extends { readonly id: string }>({
  rows,
  actions,
  rowLabel,
  onClear,
}: BulkBarProps<TRow>) {
  const { t } = useTranslation('data');
  const [opened, setOpened] = useState<string | null>(null);
  const bulk = useBulk<TRow>(rowLabel);
  const { progress } = bulk;
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('bulk.toolbar')}>
      <ActionIcon variant="subtle" color="gray" onClick={onClear} aria-label={t('bulk.clear')}>
        <IconX size={16} />
      </ActionIcon>
      <Text size="sm" fw={600}>
        {t('bulk.selected', { count: rows.length })}
      </Text>
      {actions.map((action) => (
        <Popover
          key={action.key}
          opened={opened === action.key}
          onChange={(next) => setOpened(next ? action.key : null)}
          position="bottom-start"
          shadow="md"
          width={300}
          trapFocus
          withinPortal
        >
          <Popover.Target>
            <Button
              size="xs"
              variant="default"
              disabled={progress?.running ?? false}
              onClick={() => setOpened((now) => (now === action.key ? null : action.key))}
            >
              {action.label}
            </Button>
          </Popover.Target>
          <Popover.Dropdown p="sm">
            {action.ask((change) => {
              setOpened(null);
              void bulk.run(rows, change);
            })}
          </Popover.Dropdown>
        </Popover>
      ))}
      <Result bulk={bulk} />
    </div>
  );
}

/** How far it is, what was refused and why, and the way back. */
function Result({ bulk }: { readonly bulk: Pick<ReturnType<typeof useBulk>, 'progress' | 'undo'> }) {
  const { t } = useTranslation('data');
  const { progress } = bulk;
  if (!progress) return <span className={classes.result} role="status" />;
  const { running, done, total, refused, canUndo } = progress;
  return (
    <span className={classes.result} role="status">
      {running && <Progress w={120} value={(100 * done) / total} aria-label={t('bulk.progress')} />}
      <Text size="sm">
        {running ? t('bulk.running', { done, total }) : t('bulk.changed', { count: done - refused.length })}
      </Text>
      {refused.length > 0 && (
        <Text size="sm" c="red" title={refused.map((one) => `${one.label}: ${one.reason}`).join('\n')}>
          {t('bulk.refused', { count: refused.length, reason: refused[0]?.reason ?? '' })}
        </Text>
      )}
      {!running && canUndo && (
        <Button size="compact-xs" variant="subtle" onClick={() => void bulk.undo()}>
          {t('bulk.undo')}
        </Button>
      )}
    </span>
  );
}
