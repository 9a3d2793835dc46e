import { createInstance, type i18n as I18n } from 'i18next';
import { initReactI18next } from 'react-i18next';

export type Language = 'pl' | 'en';

const KEPT = 'kontor.language';

const words = {
  pl: () => import('./pl.js'),
  en: () => import('./en.js'),
} as const;

/** The language before we know who asks: the last one on this browser, else the browser's own. */
export function guessLanguage(): Language {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'pl' || kept === 'en') return kept;
  return navigator.languages.some((tag) => tag.startsWith('pl')) ? 'pl' : 'en';
}

export async function createTranslations(language: Language): Promise<I18n> {
  const instance = createInstance();
  await instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'shell',
    resources: { [language]: (await words[language]()).resources },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  show(language);
  return instance;
}

/** Words of a language arrive whole, so no screen ever shows half of each. */
export async function speak(instance: I18n, language: Language): Promise<void> {
  localStorage.setItem(KEPT, language);
  if (instance.language === language) return;
  const { resources } = await words[language]();
  for (const [namespace, texts] of Object.entries(resources)) instance.addResourceBundle(language, namespace, texts);
  await instance.changeLanguage(language);
  show(language);
}

const show = (language: Language) => document.documentElement.setAttribute('lang', language);
