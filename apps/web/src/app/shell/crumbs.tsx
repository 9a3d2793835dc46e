import { Link, useMatches } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useRecordName } from '../../ui/page/page-title.js';
import classes from './top-bar.module.css';
import { usePage } from './use-page.js';

/** Where one stands: the section, the page, and the record if one is open by itself. */
export function Crumbs() {
  const { t } = useTranslation('shell');
  const { title, section, titledByBar } = usePage();
  const record = useRecordName();
  const path = useMatches({ select: (matches) => matches.at(-1)?.pathname ?? '/' });
  const parent = PARENTS.find((one) => path.startsWith(`${one}/`) && path !== `${one}/`);
  const page = title ? t(`page.${title}`) : null;
  const own = parent ? record : page;
  return (
    <nav className={classes.crumbs} aria-label={t('nav.crumbs')}>
      <ol>
        {section === 'sales' && (
          <li>
            {t('section.sales')}
            <Slash />
          </li>
        )}
        {section === 'settings' && title !== 'settings' && (
          <li>
            <Link to="/settings">{t('page.settings')}</Link>
            <Slash />
          </li>
        )}
        {parent && page && (
          <li>
            <Link to={parent}>{page}</Link>
            {own && <Slash />}
          </li>
        )}
        {own && (
          <li aria-current="page">
            {titledByBar ? <h1 className={classes.crumb}>{own}</h1> : <span className={classes.crumb}>{own}</span>}
          </li>
        )}
      </ol>
    </nav>
  );
}

const PARENTS = ['/opportunities', '/customers', '/imports'] as const;

const Slash = () => (
  <span className={classes.slash} aria-hidden>
    /
  </span>
);
