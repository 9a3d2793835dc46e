import type { ApolloClient } from '@apollo/client';
import type { i18n as I18n } from 'i18next';
import type { Language } from './i18n/language.js';

/** What routes may use before their screens are shown. */
export interface AppContext {
  readonly client: ApolloClient;
  readonly i18n: I18n;
  /** Changes the language of the screen, words and all. */
  readonly speak: (language: Language) => Promise<void>;
}
