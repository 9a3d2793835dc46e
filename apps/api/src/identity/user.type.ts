import type { Instant, Language, UserStatus } from '@kontor/identity';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { CappedCount, connectionOf } from '../edge/connection.js';
import { LanguageEnum } from '../edge/language.js';
import { DateTimeScalar } from '../edge/scalars.js';
import { UserStatusEnum } from './identity-enums.js';
import { RoleType } from './role.type.js';
import { TeamRefType } from './team-ref.type.js';

@ObjectType('User', { description: 'Somebody of the organisation with an account.' })
export class UserType {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true, description: 'None for people whom only a file names.' }) email!:
    | string
    | null;
  @Field() name!: string;
  @Field(() => UserStatusEnum) status!: UserStatus;
  @Field(() => LanguageEnum) language!: Language;
  @Field(() => [RoleType]) roles!: RoleType[];
  @Field(() => TeamRefType, { nullable: true, description: 'Today.' }) team!: TeamRefType | null;
  @Field(() => DateTimeScalar, { nullable: true }) lastLoginAt!: Instant | null;
  @Field(() => DateTimeScalar) createdAt!: Instant;
  @Field(() => Int) version!: number;
}

@ObjectType()
export class UserConnection extends connectionOf('User', UserType) {
  @Field(() => CappedCount) totalCount!: CappedCount;
}

@ObjectType('InvitationResult')
export class InvitationResultType {
  @Field(() => UserType) user!: UserType;
  @Field(() => String, {
    nullable: true,
    description: 'To hand over; null when it went out by e-mail. Shown this once.',
  })
  link!: string | null;
}

@ObjectType('ResetLinkResult')
export class ResetLinkResultType {
  @Field(() => String, {
    nullable: true,
    description: 'To hand over; null when it went out by e-mail. Shown this once.',
  })
  link!: string | null;
}
