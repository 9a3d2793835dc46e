import { createFileRoute } from '@tanstack/react-router';
import { RatesPage } from '../../features/reference-data/rates/rates-page.js';

export const Route = createFileRoute('/settings/rates')({
  component: RatesPage,
  staticData: { title: 'rates', section: 'settings' },
});
