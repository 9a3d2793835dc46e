import { createFileRoute } from '@tanstack/react-router';
import { SetUpNeededPage } from '../../features/identity/set-up/set-up-needed-page.js';

export const Route = createFileRoute('/set-up')({
  component: SetUpNeededPage,
  staticData: { title: 'setUp', isPublic: true },
});
