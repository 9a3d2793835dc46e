import { Menu, Text, UnstyledButton } from '@mantine/core';
import {
  IconDeviceDesktop,
  IconKeyboard,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconSun,
  IconUser,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LogOutDocument } from '../../graphql/graphql.js';
import { useRefusalWords } from '../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../ui/data/saving/use-save.js';
import { PersonMark } from '../../ui/data/words/person-mark.js';
import type { Viewer } from '../../ui/data/words/use-viewer.js';
import { sayRefused } from '../../ui/layout/said.js';
import classes from './profile-menu.module.css';
import { useOwnSettings } from './use-own-settings.js';

const SCHEMES = [
  ['AUTO', IconDeviceDesktop],
  ['LIGHT', IconSun],
  ['DARK', IconMoon],
] as const;

export function ProfileMenu({ viewer, onKeys }: { readonly viewer: Viewer; readonly onKeys: () => void }) {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const change = useOwnSettings(viewer);
  const logOut = useLogOut();
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton className={classes.face} aria-label={t('me.menu', { name: viewer.name })}>
          <PersonMark person={viewer} withName={false} size={28} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <Text fw={600} truncate>
            {viewer.name}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {viewer.email}
          </Text>
        </div>
        <Menu.Divider />
        <Menu.Item leftSection={<IconUser size={16} stroke={1.6} />} onClick={() => void navigate({ to: '/profile' })}>
          {t('page.profile')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLanguage size={16} stroke={1.6} />}
          onClick={() => change({ language: viewer.language === 'PL' ? 'EN' : 'PL' })}
        >
          {t('me.otherLanguage')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconKeyboard size={16} stroke={1.6} />}
          rightSection={<kbd className={classes.key}>?</kbd>}
          onClick={onKeys}
        >
          {t('keys.title')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('me.scheme')}</Menu.Label>
        {SCHEMES.map(([scheme, Icon]) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={16} stroke={1.6} />}
            data-chosen={viewer.colourScheme === scheme || undefined}
            className={classes.choice}
            onClick={() => change({ colourScheme: scheme })}
          >
            {t(`scheme.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={() => void logOut()}>
          {t('me.logOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** By a fresh page: nothing the person saw stays in memory for the next one at this browser. */
function useLogOut() {
  const save = useSave(LogOutDocument);
  const say = useRefusalWords();
  return async () => {
    const done = await save({});
    if (done.ok || done.refusal.code === 'UNAUTHENTICATED') location.assign('/log-in');
    else sayRefused(say(done.refusal));
  };
}
