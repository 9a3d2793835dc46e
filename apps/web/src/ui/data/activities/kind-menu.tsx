import { ActionIcon, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ActivityKind } from '../../../graphql/graphql.js';
import { ActivityIcon, useActivityKinds } from './activity-kinds.js';

/** The kind of an activity behind its icon. */
export function KindMenu({
  value,
  onChange,
}: {
  readonly value: ActivityKind;
  readonly onChange: (kind: ActivityKind) => void;
}) {
  const { t } = useTranslation('data');
  const kinds = useActivityKinds();
  const current = kinds.find((kind) => kind.id === value);
  return (
    <Menu shadow="md" position="bottom-start" withinPortal>
      <Menu.Target>
        <ActionIcon variant="default" size={30} aria-label={t('activity.kindIs', { kind: current?.name ?? '' })}>
          <ActivityIcon kind={value} label={false} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {kinds.map((kind) => (
          <Menu.Item
            key={kind.id}
            leftSection={<ActivityIcon kind={kind.id} label={false} />}
            onClick={() => onChange(kind.id)}
          >
            {kind.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
