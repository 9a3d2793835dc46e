import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../../ui/data/words/use-viewer.js';
import { settingsPlacesFor } from './settings-pages.js';
import classes from './settings.module.css';

/** The list of what this person may set, beside what they set. */
export function SettingsPage() {
  const { t } = useTranslation('shell');
  const places = settingsPlacesFor(useViewer()?.permissions ?? []);
  return (
    <div className={classes.settings}>
      <nav className={classes.places} aria-label={t('page.settings')}>
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
