import { Field, InputType, Int } from '@nestjs/graphql';
import { type ColourScheme, type Density, type Language } from '@kontor/identity';
import { IsIn, IsInt, IsOptional, IsString, MaxLength } from 'class-validator';
import { LanguageEnum } from '../edge/language.js';
import { ColourSchemeEnum, DensityEnum } from './identity-enums.js';
import { IsOmittable } from './omittable.js';

/** Texts are measured by the domain; this only keeps it from looking at megabytes. */
const ANY_TEXT = 20_000;
const nullable = { nullable: true } as const;

@InputType()
export class LogInInput {
  @Field() @IsString() @MaxLength(1_000) email!: string;
  @Field() @IsString() @MaxLength(ANY_TEXT) password!: string;
}

@InputType()
export class SetUpInput {
  @Field() @IsString() @MaxLength(200) token!: string;
  @Field() @IsString() @MaxLength(ANY_TEXT) organisationName!: string;
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(ANY_TEXT) taxId?: string | null;
  @Field() @IsString() @MaxLength(100) baseCurrency!: string;
  @Field() @IsString() @MaxLength(100) timeZone!: string;
  @Field(() => LanguageEnum) @IsIn(Object.values(LanguageEnum)) language!: Language;
  @Field() @IsString() @MaxLength(ANY_TEXT) adminName!: string;
  @Field() @IsString() @MaxLength(ANY_TEXT) adminEmail!: string;
  @Field() @IsString() @MaxLength(ANY_TEXT) password!: string;
}

@InputType()
export class AcceptLinkInput {
  @Field() @IsString() @MaxLength(200) token!: string;
  @Field() @IsString() @MaxLength(ANY_TEXT) password!: string;
}

@InputType({ description: 'What is left out stays as it is.' })
export class ProfileInput {
  @Field(() => Int) @IsInt() expectedVersion!: number;
  @Field(() => String, nullable) @IsOmittable() @IsString() @MaxLength(ANY_TEXT) name?: string;
  @Field(() => LanguageEnum, nullable) @IsOmittable() @IsIn(Object.values(LanguageEnum)) language?: Language;
  @Field(() => String, nullable) @IsOmittable() @IsString() @MaxLength(100) timeZone?: string;
  @Field(() => ColourSchemeEnum, nullable)
  @IsOmittable()
  @IsIn(Object.values(ColourSchemeEnum))
  colourScheme?: ColourScheme;
  @Field(() => DensityEnum, nullable) @IsOmittable() @IsIn(Object.values(DensityEnum)) density?: Density;
}

@InputType()
export class ChangePasswordInput {
  @Field() @IsString() @MaxLength(ANY_TEXT) currentPassword!: string;
  @Field() @IsString() @MaxLength(ANY_TEXT) newPassword!: string;
}

@InputType({ description: 'What is left out stays as it is; a null tax id clears it.' })
export class OrganisationInput {
  @Field(() => Int) @IsInt() expectedVersion!: number;
  @Field(() => String, nullable) @IsOmittable() @IsString() @MaxLength(ANY_TEXT) name?: string;
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(ANY_TEXT) taxId?: string | null;
  @Field(() => String, nullable) @IsOmittable() @IsString() @MaxLength(100) timeZone?: string;
  @Field(() => LanguageEnum, nullable) @IsOmittable() @IsIn(Object.values(LanguageEnum)) defaultLanguage?: Language;
}
