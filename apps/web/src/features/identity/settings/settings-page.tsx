import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../../ui/data/words/use-viewer.js';
import { settingsPlacesFor } from './settings-pages.js';
import classes from './settings.module.css';

/** The list of what this person may set, beside what they set. */
export function SettingsPage() {
  const { t } = useTranslation('shell');
  const places = settingsPlacesFor(useViewer()?.permissions ?? []);
  const path = useLocation({ select: ({ pathname }) => pathname });
  const list = useRef<HTMLElement>(null);
  // On a phone the list is one line that scrolls: the present place must not hide behind its edge.
  useEffect(() => {
    list.current?.querySelector(`[href="${path}"]`)?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [path]);
  return (
    <div className={classes.settings}>
      <nav ref={list} className={classes.places} aria-label={t('page.settings')}>
        {places.map(({ to, name, icon: Icon }) => (
          <Link key={to} to={to} className={classes.place}>
            <Icon size={16} stroke={1.6} />
            {t(`page.${name}`)}
          </Link>
        ))}
      </nav>
      <div className={classes.content}>
        <Outlet />
      </div>
    </div>
  );
}
