import { IconLock } from '@tabler/icons-react';
import { Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/data/states/empty-state.js';
import { useViewer } from '../../../ui/data/words/use-viewer.js';
import { settingsPlacesFor } from './settings-pages.js';

/** Settings open where this person may first set something. */
export function SettingsHomePage() {
  const { t } = useTranslation('settings');
  const viewer = useViewer();
  const first = settingsPlacesFor(viewer?.permissions ?? [])[0];
  if (first) return <Navigate to={first.to} replace />;
  return <EmptyState icon={<IconLock size={32} />} title={t('nothing.title')} text={t('nothing.text')} />;
}
