import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Viewer } from '../../ui/data/words/use-viewer.js';
import { BottomBar } from './bottom-bar.js';
import { destinationsFor } from './navigation.js';
import { Rail } from './rail.js';
import classes from './shell.module.css';
import { StatusLine } from './status-line.js';
import { TopBar } from './top-bar.js';
import { useShellKeys } from './use-shell-keys.js';

const loadPalette = () => import('./palette.js');
const Palette = lazy(async () => ({ default: (await loadPalette()).Palette }));
const KeyboardHelp = lazy(async () => ({ default: (await import('./keyboard-help.js')).KeyboardHelp }));

/** After the first page has everything it needs. */
const PALETTE_AFTER_MS = 1_500;

export interface ShellProps {
  readonly viewer: Viewer;
  readonly children: ReactNode;
}

export function Shell({ viewer, children }: ShellProps) {
  const { t } = useTranslation('shell');
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const [folded, setFolded] = useLocalStorage({
    key: 'kontor.rail-folded',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  // Whoever types right after Ctrl-K must not type into a page that is still fetching the palette.
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette(), PALETTE_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  const groups = destinationsFor(viewer.permissions);
  useShellKeys({
    groups,
    onPalette: () => setOpen('palette'),
    onHelp: () => setOpen('keys'),
    onFold: () => setFolded((now) => !now),
  });
  return (
    <div className={classes.shell} data-folded={folded || undefined}>
      <a href="#main" className={classes.skip}>
        {t('skip')}
      </a>
      {!phone && <Rail groups={groups} folded={folded} viewer={viewer} onFold={() => setFolded(!folded)} />}
      <div className={classes.column}>
        <TopBar viewer={viewer} phone={phone} onSearch={() => setOpen('palette')} onKeys={() => setOpen('keys')} />
        <main id="main" className={classes.main} tabIndex={-1}>
          {children}
        </main>
        <StatusLine />
        {phone && <BottomBar groups={groups} />}
      </div>
      <Suspense fallback={null}>
        {open === 'palette' && <Palette onClose={() => setOpen(null)} groups={groups} viewer={viewer} />}
        {open === 'keys' && <KeyboardHelp onClose={() => setOpen(null)} />}
      </Suspense>
    </div>
  );
}
