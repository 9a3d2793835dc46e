import { createFileRoute } from '@tanstack/react-router';
import { HomePage } from '../../features/sales/home/home-page.js';

export const Route = createFileRoute('/')({
  component: HomePage,
  staticData: { title: 'home', section: 'home', creates: 'opportunity' },
});
