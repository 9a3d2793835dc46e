import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** The language of somebody we do not know yet: as the browser says, or as they choose here. */
export function useGuestLanguage() {
  const { i18n } = useTranslation('identity');
  const router = useRouter();
  const current = i18n.language === 'pl' ? ('pl' as const) : ('en' as const);
  return {
    current,
    other: current === 'pl' ? ('en' as const) : ('pl' as const),
    speak: (language: 'pl' | 'en') => router.options.context.speak(language),
  };
}
