import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCreation } from '../../ui/data/creation/creation.js';
import { useMay, type Viewer } from '../../ui/data/words/use-viewer.js';
import { Crumbs } from './crumbs.js';
import { ProfileMenu } from './profile-menu.js';
import classes from './top-bar.module.css';
import { commandKey } from './use-shell-keys.js';
import { usePage } from './use-page.js';

export interface TopBarProps {
  readonly viewer: Viewer;
  readonly phone: boolean;
  readonly onSearch: () => void;
  readonly onKeys: () => void;
}

export function TopBar({ viewer, phone, onSearch, onKeys }: TopBarProps) {
  const { t } = useTranslation('shell');
  return (
    <header className={classes.bar}>
      <Crumbs />
      <div className={classes.spring} />
      {phone ? (
        <ActionIcon onClick={onSearch} aria-label={t('search.open')} size="lg">
          <IconSearch size={20} stroke={1.6} />
        </ActionIcon>
      ) : (
        <UnstyledButton className={classes.search} onClick={onSearch} aria-keyshortcuts="Control+K Meta+K">
          <IconSearch size={16} stroke={1.6} />
          <span className={classes.searchWords}>{t('search.open')}</span>
          <kbd className={classes.key}>{commandKey()} K</kbd>
        </UnstyledButton>
      )}
      <CreateButton />
      <ProfileMenu viewer={viewer} onKeys={onKeys} />
    </header>
  );
}

function CreateButton() {
  const { t } = useTranslation('shell');
  const { creates } = usePage();
  const { create } = useCreation();
  const kind = creates ?? 'opportunity';
  if (!useMay(`${kind}.write`)) return null;
  return (
    <Tooltip label={t(`create.${kind}`)}>
      <ActionIcon
        variant="filled"
        color="gold"
        onClick={() => create({ kind })}
        aria-label={t(`create.${kind}`)}
        aria-keyshortcuts="n"
      >
        <IconPlus size={18} stroke={2} />
      </ActionIcon>
    </Tooltip>
  );
}
