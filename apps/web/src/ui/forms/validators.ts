import type { TFunction } from 'i18next';

type Words = TFunction<'refusals'>;

export const MIN_PASSWORD_CHARACTERS = 12;

/** What the server would refuse anyway, said on leaving the field. `null` lets it pass. */
export const required = (t: Words) => (value: string | null) =>
  value === null || value.trim() === '' ? t('TEXT_REQUIRED') : null;

export const email = (t: Words) => (value: string) =>
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(value.trim()) ? null : t('EMAIL_INVALID');

export const newPassword = (t: Words) => (value: string) =>
  [...value].length >= MIN_PASSWORD_CHARACTERS ? null : t('PASSWORD_TOO_SHORT');
