import { UnstyledButton } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './bottom-bar.module.css';
import type { Destination, DestinationGroup } from './navigation.js';

const SHOWN = 4;

const MorePlaces = lazy(async () => ({ default: (await import('./more-places.js')).MorePlaces }));

/** Five places for a thumb: the four most used that the person may open, and the rest behind the fifth. */
export function BottomBar({ groups }: { readonly groups: readonly DestinationGroup[] }) {
  const { t } = useTranslation('shell');
  const [opened, setOpened] = useState(false);
  const all = groups.flatMap((group) => group.destinations);
  return (
    <nav className={classes.bar} aria-label={t('nav.label')}>
      {all.slice(0, SHOWN).map((destination) => (
        <BarLink key={destination.to} destination={destination} />
      ))}
      <UnstyledButton className={classes.place} onClick={() => setOpened(true)} aria-haspopup="dialog">
        <IconDots size={22} stroke={1.6} />
        <span>{t('nav.more')}</span>
      </UnstyledButton>
      {opened && (
        <Suspense fallback={null}>
          <MorePlaces places={all.slice(SHOWN)} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </nav>
  );
}

function BarLink({ destination }: { readonly destination: Destination }) {
  const { t } = useTranslation('shell');
  const { icon: Icon } = destination;
  return (
    <Link
      to={destination.to}
      className={classes.place}
      activeOptions={{ exact: destination.to === '/', includeSearch: false }}
    >
      {({ isActive }: { readonly isActive: boolean }) => (
        <>
          <Icon size={22} stroke={isActive ? 2 : 1.6} />
          <span>{t(`page.${destination.name}`)}</span>
        </>
      )}
    </Link>
  );
}
