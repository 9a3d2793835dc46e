import type { ApolloClient } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { RouterProvider } from '@tanstack/react-router';
import type { i18n as I18n } from 'i18next';
import { I18nextProvider } from 'react-i18next';
import { AppTheme } from '../ui/theme/app-theme.js';
import { Notices } from './notices.js';
import type { createAppRouter } from './router.js';

export interface AppProps {
  readonly client: ApolloClient;
  readonly i18n: I18n;
  readonly router: ReturnType<typeof createAppRouter>;
}

export function App({ client, i18n, router }: AppProps) {
  return (
    <I18nextProvider i18n={i18n}>
      <AppTheme>
        <ApolloProvider client={client}>
          <Notices />
          <RouterProvider router={router} />
        </ApolloProvider>
      </AppTheme>
    </I18nextProvider>
  );
}
