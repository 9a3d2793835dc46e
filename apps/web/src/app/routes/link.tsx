import { createFileRoute } from '@tanstack/react-router';
import { LinkPage } from '../../features/identity/links/link-page.js';

export const Route = createFileRoute('/link')({
  component: LinkPage,
  staticData: { title: 'link', isPublic: true },
});
