import { createFileRoute } from '@tanstack/react-router';
import { ProfilePage } from '../../features/identity/profile/profile-page.js';

export const Route = createFileRoute('/profile')({
  component: ProfilePage,
  staticData: { title: 'profile', section: 'me' },
});
