import { IconLanguage, IconMoon, IconPlus, IconSun, IconUser } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCreation } from '../../ui/data/creation/creation.js';
import type { Viewer } from '../../ui/data/words/use-viewer.js';
import type { DestinationGroup } from './navigation.js';
import { type Command, matches } from './palette-commands.js';
import { useOwnSettings } from './use-own-settings.js';

const CREATIONS = ['opportunity', 'activity', 'customer'] as const;
const CREATION_KEYS: Partial<Record<(typeof CREATIONS)[number], string>> = { opportunity: 'n', activity: 'l' };

/** What can be done by name: places, new records, own settings. */
export function useCommands(groups: readonly DestinationGroup[], viewer: Viewer, text: string): readonly Command[] {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const { create } = useCreation();
  const change = useOwnSettings(viewer);
  const creations = CREATIONS.filter((kind) => viewer.permissions.includes(`${kind}.write`)).map(
    (kind): Command => ({
      key: `new-${kind}`,
      group: t('palette.create'),
      name: t(`create.${kind}`),
      keys: CREATION_KEYS[kind] ?? null,
      icon: IconPlus,
      run: () => create({ kind }),
    }),
  );
  const places = groups
    .flatMap((group) => group.destinations)
    .map(
      (place): Command => ({
        key: place.name,
        group: t('palette.go'),
        name: t(`page.${place.name}`),
        keys: place.keys,
        icon: place.icon,
        run: () => void navigate({ to: place.to }),
      }),
    );
  const own: readonly Command[] = [
    {
      key: 'profile',
      group: t('palette.own'),
      name: t('page.profile'),
      icon: IconUser,
      run: () => void navigate({ to: '/profile' }),
    },
    {
      key: 'light',
      group: t('palette.own'),
      name: t('palette.light'),
      icon: IconSun,
      run: () => change({ colourScheme: 'LIGHT' }),
    },
    {
      key: 'dark',
      group: t('palette.own'),
      name: t('palette.dark'),
      icon: IconMoon,
      run: () => change({ colourScheme: 'DARK' }),
    },
    {
      key: 'language',
      group: t('palette.own'),
      name: t('me.otherLanguage'),
      icon: IconLanguage,
      run: () => change({ language: viewer.language === 'PL' ? 'EN' : 'PL' }),
    },
  ];
  return [...creations, ...places, ...own].filter((command) => matches(command.name, text));
}
