import type { ApolloClient } from '@apollo/client';
import type { i18n as I18n } from 'i18next';

/** What routes may use before their screens are shown. */
export interface AppContext {
  readonly client: ApolloClient;
  readonly i18n: I18n;
}
