import { registerEnumType } from '@nestjs/graphql';

/** The languages of the product: `PL` on the wire, `pl` inside. */
export const LanguageEnum = { PL: 'pl', EN: 'en' } as const;
export type Language = (typeof LanguageEnum)[keyof typeof LanguageEnum];

registerEnumType(LanguageEnum, { name: 'Language' });
