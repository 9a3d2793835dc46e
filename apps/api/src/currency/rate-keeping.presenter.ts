import type { RateSettingsView, RateSourceView } from '@kontor/currency';
import { currencyCode, minorUnits } from '@kontor/kernel';
import type { RateSettingsType, RateSourceStateType } from './rate-keeping.type.js';

export const presentRateSettings = ({ currencies, ...settings }: RateSettingsView): RateSettingsType => ({
  ...settings,
  currencies: currencies.map(({ code, sources }) => ({
    code,
    sources: [...sources],
    minorUnits: minorUnits(currencyCode(code)),
  })),
});

export const presentRateSource = ({ gaps, ...source }: RateSourceView): RateSourceStateType => ({
  ...source,
  gaps: gaps.map((gap) => ({ ...gap })),
});
