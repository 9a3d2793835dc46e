import { ActionIcon, Badge, Menu, Text } from '@mantine/core';
import { IconDots, IconKeyOff, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type ApiKeyFactsFragment, RevokeApiKeyDocument, RotateApiKeyDocument } from '../../../graphql/graphql.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { useUndoable } from '../../../ui/data/saving/use-undoable.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { sayRefused } from '../../../ui/layout/said.js';
import { Table } from '../../../ui/layout/table.js';
import { apiKeyState } from './api-key-state.js';

const COLOURS = { live: 'green', expiring: 'orange', expired: 'gray', revoked: 'gray' } as const;

export interface ApiKeyTableProps {
  readonly apiKeys: readonly ApiKeyFactsFragment[];
  readonly onSecret: (secret: string) => void;
}

export function ApiKeyTable({ apiKeys, onSecret }: ApiKeyTableProps) {
  const { t } = useTranslation('identity');
  return (
    <Table
      label={t('keys.title')}
      head={[
        t('field.name'),
        t('keys.scopes'),
        t('field.status'),
        t('keys.lastUsed'),
        t('keys.expires'),
        { name: t('keys.actions'), hidden: true },
      ]}
      minWidth={760}
    >
      {apiKeys.map((apiKey) => (
        <ApiKeyRow key={apiKey.id} apiKey={apiKey} onSecret={onSecret} />
      ))}
    </Table>
  );
}

function ApiKeyRow({
  apiKey,
  onSecret,
}: {
  readonly apiKey: ApiKeyFactsFragment;
  readonly onSecret: (secret: string) => void;
}) {
  const { t } = useTranslation('identity');
  const words = useWords();
  const state = apiKeyState(apiKey, new Date());
  const moment = (instant: string | null, none: string) => (
    <Text span c="dimmed" title={instant ? words.fullMoment(instant) : undefined}>
      {instant ? words.moment(instant) : none}
    </Text>
  );
  return (
    <tr>
      <td>
        <Text fw={500}>{apiKey.name}</Text>
        <Text size="xs" c="dimmed" ff="monospace">
          {apiKey.prefix}… · {apiKey.user.name}
        </Text>
      </td>
      <td>
        <Text span title={apiKey.scopes.join(', ')}>
          {t('keys.scopeCount', { count: apiKey.scopes.length })}
        </Text>
      </td>
      <td>
        <Badge color={COLOURS[state]}>{t(`keyState.${state}`)}</Badge>
      </td>
      <td>{moment(apiKey.lastUsedAt, t('keys.neverUsed'))}</td>
      <td>{moment(apiKey.expiresAt, t('keys.noExpiry'))}</td>
      <td data-number>
        {state === 'live' || state === 'expiring' ? <ApiKeyMenu apiKey={apiKey} onSecret={onSecret} /> : null}
      </td>
    </tr>
  );
}

function ApiKeyMenu({
  apiKey,
  onSecret,
}: {
  readonly apiKey: ApiKeyFactsFragment;
  readonly onSecret: (secret: string) => void;
}) {
  const { t } = useTranslation('identity');
  const say = useRefusalWords();
  const rotate = useSave(RotateApiKeyDocument);
  const revoke = useSave(RevokeApiKeyDocument);
  const undoable = useUndoable();
  const doRotate = async () => {
    const done = await rotate({ id: apiKey.id }, { refetch: ['ApiKeys'] });
    if (done.ok) onSecret(done.data.rotateApiKey.secret);
    else sayRefused(say(done.refusal));
  };
  const doRevoke = async () => {
    if (!(await undoable(t('keys.revoking', { name: apiKey.name })))) return;
    const done = await revoke({ id: apiKey.id }, { refetch: ['ApiKeys'] });
    if (!done.ok) sayRefused(say(done.refusal));
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('keys.actionsOf', { name: apiKey.name })}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconRefresh size={16} stroke={1.6} />} onClick={() => void doRotate()}>
          {t('keys.rotate')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyOff size={16} stroke={1.6} />} color="red" onClick={() => void doRevoke()}>
          {t('keys.revoke')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
