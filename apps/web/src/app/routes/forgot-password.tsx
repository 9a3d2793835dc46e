import { createFileRoute } from '@tanstack/react-router';
import { ForgotPasswordPage } from '../../features/identity/links/forgot-password-page.js';

export const Route = createFileRoute('/forgot-password')({
  component: ForgotPasswordPage,
  staticData: { title: 'forgotPassword', isPublic: true },
});
