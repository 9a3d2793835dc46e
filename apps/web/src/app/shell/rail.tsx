import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Viewer } from '../../ui/data/words/use-viewer.js';
import { LogoMark } from '../../ui/theme/logo-mark.js';
import type { Destination, DestinationGroup } from './navigation.js';
import classes from './rail.module.css';

export interface RailProps {
  readonly groups: readonly DestinationGroup[];
  readonly folded: boolean;
  readonly viewer: Viewer;
  readonly onFold: () => void;
}

export function Rail({ groups, folded, viewer, onFold }: RailProps) {
  const { t } = useTranslation('shell');
  const Fold = folded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav className={classes.rail} aria-label={t('nav.label')} data-folded={folded || undefined}>
      <Link to="/" className={classes.house} aria-label={viewer.organisation.name}>
        <LogoMark size={24} />
        {!folded && <span className={classes.houseName}>{viewer.organisation.name}</span>}
      </Link>
      <div className={classes.groups}>
        {groups.map((group) => (
          <div key={group.name} className={classes.group} role="group" aria-label={t(`section.${group.name}`)}>
            {group.name !== 'home' && (
              <div className={classes.groupName}>{folded ? '' : t(`section.${group.name}`)}</div>
            )}
            {group.destinations.map((destination) => (
              <RailLink key={destination.to} destination={destination} folded={folded} />
            ))}
          </div>
        ))}
      </div>
      <Tooltip label={t(folded ? 'nav.unfold' : 'nav.fold')} position="right">
        <UnstyledButton className={classes.fold} onClick={onFold} aria-label={t(folded ? 'nav.unfold' : 'nav.fold')}>
          <Fold size={18} stroke={1.6} />
        </UnstyledButton>
      </Tooltip>
    </nav>
  );
}

function RailLink({ destination, folded }: { readonly destination: Destination; readonly folded: boolean }) {
  const { t } = useTranslation('shell');
  const { icon: Icon } = destination;
  const name = t(`page.${destination.name}`);
  return (
    <Tooltip label={name} position="right" disabled={!folded}>
      <Link
        to={destination.to}
        className={classes.link}
        activeOptions={{ exact: destination.to === '/', includeSearch: false }}
        aria-label={folded ? name : undefined}
      >
        {({ isActive }: { readonly isActive: boolean }) => (
          <>
            <Icon size={18} stroke={isActive ? 2 : 1.6} />
            {!folded && <span className={classes.linkName}>{name}</span>}
          </>
        )}
      </Link>
    </Tooltip>
  );
}
