import { useTranslation } from 'react-i18next';
import { useMay, useViewer } from '../../../ui/data/words/use-viewer.js';
import { Page } from '../../../ui/layout/page.js';
import { AppearanceCard } from './appearance-card.js';
import { CalendarCard } from './calendar-card.js';
import { PasswordCard } from './password-card.js';
import { ProfileCard } from './profile-card.js';
import { SessionsCard } from './sessions-card.js';

export function ProfilePage() {
  const { t } = useTranslation('identity');
  const viewer = useViewer();
  const mayReadActivities = useMay('activity.read');
  if (viewer === null) return null;
  return (
    <Page title={t('profile.title')} text={t('profile.text', { email: viewer.email })} width="narrow">
      <ProfileCard viewer={viewer} />
      <AppearanceCard viewer={viewer} />
      {mayReadActivities && <CalendarCard />}
      <PasswordCard email={viewer.email} />
      <SessionsCard />
    </Page>
  );
}
