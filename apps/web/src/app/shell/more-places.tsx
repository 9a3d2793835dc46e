import { Drawer } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './bottom-bar.module.css';
import type { Destination } from './navigation.js';

/** The places that have no room in the bottom bar. */
export function MorePlaces({
  places,
  onClose,
}: {
  readonly places: readonly Destination[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('shell');
  return (
    <Drawer
      opened
      onClose={onClose}
      position="bottom"
      size="auto"
      radius="lg"
      title={t('nav.more')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={classes.rest}>
        {places.map(({ to, name, icon: Icon }) => (
          <Link key={to} to={to} className={classes.restLink} onClick={onClose}>
            <Icon size={20} stroke={1.6} />
            {t(`page.${name}`)}
          </Link>
        ))}
      </div>
    </Drawer>
  );
}
