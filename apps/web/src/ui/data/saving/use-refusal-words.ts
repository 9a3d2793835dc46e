import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from './refusal.js';

/** The sentence for a refusal in the reader's language; a code we have no sentence for speaks with the server's words. */
export function useRefusalWords(): (refusal: Pick<Refusal, 'code' | 'message'>) => string {
  const { t, i18n } = useTranslation('refusals');
  return useCallback(
    ({ code, message }) => {
      if (i18n.exists(code, { ns: 'refusals' })) return t(code as 'OTHER');
      return message === '' ? t('OTHER') : message;
    },
    [t, i18n],
  );
}
