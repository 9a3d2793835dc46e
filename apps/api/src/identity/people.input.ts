import type { Language, UserStatus } from '@kontor/identity';
import type { LocalDate } from '@kontor/kernel';
import type { RowScope, ScopedKind } from '@kontor/platform';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDate,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { LanguageEnum } from '../edge/language.js';
import { DateScalar, DateTimeScalar } from '../edge/scalars.js';
import { LocalisedTextInput } from '../edge/value-types.js';
import { RowScopeEnum, ScopedKindEnum, UserStatusEnum } from './identity-enums.js';
import { IsOmittable } from './omittable.js';

/** Texts are measured by the domain; this only keeps it from looking at megabytes. */
const ANY_TEXT = 20_000;
const MOST_ROLES = 50;
const MOST_PERMISSIONS = 200;
const nullable = { nullable: true } as const;

@InputType()
export class UserFilter {
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(200) text?: string | null;
  @Field(() => UserStatusEnum, nullable) @IsOptional() @IsIn(Object.values(UserStatusEnum)) status?: UserStatus | null;
  @Field(() => ID, { nullable: true, description: 'Members today.' }) @IsOptional() @IsUUID() teamId?: string | null;
}

@InputType()
export class InviteInput {
  @Field() @IsString() @MaxLength(ANY_TEXT) email!: string;
  @Field() @IsString() @MaxLength(ANY_TEXT) name!: string;
  @Field(() => [ID]) @IsArray() @ArrayMaxSize(MOST_ROLES) @IsUUID(undefined, { each: true }) roleIds!: string[];
  @Field(() => ID, nullable) @IsOptional() @IsUUID() teamId?: string | null;
  @Field(() => LanguageEnum, nullable) @IsOmittable() @IsIn(Object.values(LanguageEnum)) language?: Language;
}

@InputType({ description: 'What is left out stays as it is.' })
export class UserInput {
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => Int) @IsInt() expectedVersion!: number;
  @Field(() => String, nullable) @IsOmittable() @IsString() @MaxLength(ANY_TEXT) name?: string;
  @Field(() => String, nullable) @IsOmittable() @IsString() @MaxLength(ANY_TEXT) email?: string;
  @Field(() => [ID], nullable)
  @IsOmittable()
  @IsArray()
  @ArrayMaxSize(MOST_ROLES)
  @IsUUID(undefined, { each: true })
  roleIds?: string[];
  @Field(() => UserStatusEnum, nullable) @IsOmittable() @IsIn(Object.values(UserStatusEnum)) status?: UserStatus;
}

@InputType({ description: 'Without an id a new team. What is left out stays as it is; null clears.' })
export class TeamInput {
  @Field(() => ID, nullable) @IsOptional() @IsUUID() id?: string | null;
  @Field(() => Int, nullable) @IsOptional() @IsInt() expectedVersion?: number | null;
  @Field(() => String, nullable) @IsOmittable() @IsString() @MaxLength(ANY_TEXT) name?: string;
  @Field(() => ID, nullable) @IsOptional() @IsUUID() parentId?: string | null;
  @Field(() => ID, nullable) @IsOptional() @IsUUID() leaderId?: string | null;
}

@InputType()
export class AssignTeamInput {
  @Field(() => ID) @IsUUID() userId!: string;
  @Field(() => ID, { nullable: true, description: 'None takes the person out of any team.' })
  @IsOptional()
  @IsUUID()
  teamId?: string | null;
  @Field(() => DateScalar) @IsString() from!: LocalDate;
}

@InputType()
export class RoleScopeInput {
  @Field(() => ScopedKindEnum) @IsIn(Object.values(ScopedKindEnum)) kind!: ScopedKind;
  @Field(() => RowScopeEnum) @IsIn(Object.values(RowScopeEnum)) read!: RowScope;
  @Field(() => RowScopeEnum) @IsIn(Object.values(RowScopeEnum)) write!: RowScope;
}

@InputType({ description: 'Without an id a new role.' })
export class RoleInput {
  @Field(() => ID, nullable) @IsOptional() @IsUUID() id?: string | null;
  @Field(() => Int, nullable) @IsOptional() @IsInt() expectedVersion?: number | null;
  @Field(() => LocalisedTextInput) @ValidateNested() @Type(() => LocalisedTextInput) name!: LocalisedTextInput;
  @Field(() => [String])
  @IsArray()
  @ArrayMaxSize(MOST_PERMISSIONS)
  @IsString({ each: true })
  permissions!: string[];
  @Field(() => [RoleScopeInput], { description: 'A kind that is left out cannot be read or written at all.' })
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => RoleScopeInput)
  scopes!: RoleScopeInput[];
}

@InputType()
export class ApiKeyInput {
  @Field() @IsString() @MaxLength(ANY_TEXT) name!: string;
  @Field(() => [String], { description: 'Permissions of one’s own that the key may use.' })
  @IsArray()
  @ArrayMaxSize(MOST_PERMISSIONS)
  @IsString({ each: true })
  scopes!: string[];
  @Field(() => DateTimeScalar, nullable) @IsOptional() @IsDate() expiresAt?: Date | null;
}
