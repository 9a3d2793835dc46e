import type { ColourScheme, Density, Instant, Language, LinkPurpose } from '@kontor/identity';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { LanguageEnum } from '../edge/language.js';
import { DateTimeScalar } from '../edge/scalars.js';
import { ColourSchemeEnum, DensityEnum, LinkPurposeEnum } from './identity-enums.js';
import { OrganisationType } from './organisation.type.js';
import { RoleScopeType } from './role.type.js';
import { TeamRefType } from './team-ref.type.js';

@ObjectType('Viewer', { description: 'Whoever is logged in, or owns the API key, and what they may do.' })
export class ViewerType {
  @Field(() => ID) id!: string;
  @Field() email!: string;
  @Field() name!: string;
  @Field(() => LanguageEnum) language!: Language;
  @Field() timeZone!: string;
  @Field(() => ColourSchemeEnum) colourScheme!: ColourScheme;
  @Field(() => DensityEnum) density!: Density;
  @Field(() => Int) version!: number;
  @Field(() => [String]) permissions!: string[];
  @Field(() => [RoleScopeType]) scopes!: RoleScopeType[];
  @Field(() => TeamRefType, { nullable: true }) team!: TeamRefType | null;
  @Field(() => OrganisationType) organisation!: OrganisationType;
}

@ObjectType('Session', { description: 'One log-in of one’s own that is alive.' })
export class SessionType {
  @Field(() => ID) id!: string;
  @Field(() => DateTimeScalar) createdAt!: Instant;
  @Field(() => DateTimeScalar, { description: 'To the minute.' }) lastSeenAt!: Instant;
  @Field(() => String, { nullable: true }) userAgent!: string | null;
  @Field(() => String, { nullable: true }) address!: string | null;
  @Field({ description: 'The one that asks.' }) current!: boolean;
}

@ObjectType('LinkInfo', { description: 'What a single-use link is for.' })
export class LinkInfoType {
  @Field(() => LinkPurposeEnum) purpose!: LinkPurpose;
  @Field(() => String, { nullable: true }) email!: string | null;
  @Field(() => String, { nullable: true }) name!: string | null;
}
