import type { Language } from '@kontor/identity';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { LanguageEnum } from '../edge/language.js';
import { LocalisedText } from '../edge/value-types.js';
import { AppStateEnum } from './identity-enums.js';

@ObjectType('Organisation', { description: 'The one organisation of this installation.' })
export class OrganisationType {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Field(() => String, { nullable: true }) taxId!: string | null;
  @Field({ description: 'In which sums are shown (ISO 4217).' }) baseCurrency!: string;
  @Field({ description: 'Decides what day it is (IANA).' }) timeZone!: string;
  @Field(() => LanguageEnum) defaultLanguage!: Language;
  @Field() isDemo!: boolean;
  @Field(() => Int) version!: number;
}

@ObjectType('DemoLogin', { description: 'Somebody of the demo organisation, to log in as.' })
export class DemoLoginType {
  @Field() email!: string;
  @Field() name!: string;
  @Field(() => LocalisedText) roleName!: LocalisedText;
  @Field() password!: string;
}

@ObjectType('PublicState', { description: 'What the log-in page has to know before anybody is logged in.' })
export class PublicStateType {
  @Field(() => AppStateEnum) state!: keyof typeof AppStateEnum;
  @Field(() => String, { nullable: true }) organisationName!: string | null;
  @Field(() => [DemoLoginType], { description: 'Empty unless this is the demo organisation.' })
  demoLogins!: DemoLoginType[];
  @Field({ description: 'Without mail, administrators hand links over.' }) mailConfigured!: boolean;
}
