import type { TimelineKind } from '@kontor/customers';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../edge/connection.js';
import { DateTimeScalar } from '../edge/scalars.js';
import { LocalisedText } from '../edge/value-types.js';
import { PersonRefType } from '../identity/person-ref.type.js';
import { SalesSumType, RateUsedType } from '../sales/rate-used.type.js';
import { TeamRefType } from '../identity/team-ref.type.js';

export const TimelineKindEnum = {
  SALE: 'SALE',
  MOVE: 'MOVE',
  ACTIVITY: 'ACTIVITY',
  NOTE: 'NOTE',
  CHANGE: 'CHANGE',
} as const;
registerEnumType(TimelineKindEnum, {
  name: 'TimelineKind',
  description: 'A sale that began, its move to a stage, an activity, a note, or a save of the customer or its people.',
});

@ObjectType('TimelineSale')
export class TimelineSaleType {
  @Field(() => ID) id!: string;
  @Field() number!: string;
  @Field() title!: string;
}

@ObjectType('CustomerTimelineItem')
export class CustomerTimelineItemType {
  @Field(() => ID) id!: string;
  @Field(() => TimelineKindEnum) kind!: TimelineKind;
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => PersonRefType, { nullable: true }) person!: PersonRefType | null;
  @Field(() => TimelineSaleType, { nullable: true }) sale!: TimelineSaleType | null;
  @Field(() => LocalisedText, { nullable: true, description: 'Of a move: where the sale came to.' })
  stage!: LocalisedText | null;
  @Field(() => String, { nullable: true, description: 'OPEN, WON or LOST.' }) meaning!: string | null;
  @Field(() => String, { nullable: true }) activityKind!: string | null;
  @Field(() => Boolean, { nullable: true }) isDone!: boolean | null;
  @Field(() => Int, { nullable: true }) version!: number | null;
  @Field(() => String, { nullable: true, description: "An activity's subject, a note, the reason of a move or save." })
  text!: string | null;
  @Field(() => String, { nullable: true }) outcome!: string | null;
  @Field(() => String, { nullable: true, description: 'Of a save: its name in the register.' }) action!: string | null;
  @Field(() => [String], { nullable: true, description: 'Of a save: the fields that it changed.' })
  fields!: string[] | null;
}

@ObjectType('CustomerTimelineConnection')
export class CustomerTimelineConnection extends connectionOf('CustomerTimelineItem', CustomerTimelineItemType) {}

@ObjectType('CustomerNote')
export class CustomerNoteType {
  @Field(() => ID) id!: string;
  @Field() body!: string;
  @Field(() => PersonRefType, { nullable: true }) author!: PersonRefType | null;
  @Field(() => DateTimeScalar) createdAt!: Date;
  @Field(() => DateTimeScalar) updatedAt!: Date;
  @Field(() => Int) version!: number;
}

@ObjectType('OwnerPeriod', { description: 'Who looked after a customer; without an end for whoever does now.' })
export class OwnerPeriodType {
  @Field(() => PersonRefType, { nullable: true }) owner!: PersonRefType | null;
  @Field(() => TeamRefType, { nullable: true }) team!: TeamRefType | null;
  @Field(() => DateTimeScalar) since!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) until!: Date | null;
}

@ObjectType('GroupMember')
export class GroupMemberType {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Field(() => ID, { nullable: true }) parentId!: string | null;
  @Field(() => SalesSumType) won!: SalesSumType;
  @Field(() => SalesSumType) open!: SalesSumType;
}

@ObjectType('CustomerGroup', { description: 'A customer with all that belong to it, at any depth, within reach.' })
export class CustomerGroupType {
  @Field(() => Int) count!: number;
  @Field(() => SalesSumType) won!: SalesSumType;
  @Field(() => SalesSumType) open!: SalesSumType;
  @Field(() => SalesSumType) lost!: SalesSumType;
  @Field(() => [RateUsedType]) rates!: RateUsedType[];
  @Field(() => [GroupMemberType], { description: 'The first hundred, by what was won.' }) members!: GroupMemberType[];
}
