import type { ActivityKind, ExitCriterion, Localised } from '@kontor/sales';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ContactRoleEnum } from '../customers/contact.type.js';
import { DateTimeScalar, DecimalScalar } from '../edge/scalars.js';
import { LocalisedText } from '../edge/value-types.js';
import { ActivityKindEnum } from './activity.type.js';

export const StageMeaningEnum = { OPEN: 'OPEN', WON: 'WON', LOST: 'LOST' } as const;
export type StageMeaning = keyof typeof StageMeaningEnum;
export const ExitCriterionKindEnum = {
  FIELD: 'FIELD',
  ACTIVITY_DONE: 'ACTIVITY_DONE',
  CONTACT_ROLE: 'CONTACT_ROLE',
} as const;

registerEnumType(StageMeaningEnum, { name: 'StageMeaning' });
registerEnumType(ExitCriterionKindEnum, { name: 'ExitCriterionKind' });

@ObjectType('ExitCriterion', { description: 'What must be so before a sale may leave a stage.' })
export class ExitCriterionType {
  @Field() key!: string;
  @Field(() => ExitCriterionKindEnum) kind!: ExitCriterion['kind'];
  @Field(() => LocalisedText) label!: Localised;
  @Field(() => String, { nullable: true, description: 'Of FIELD: its name in the API.' }) field?: string | null;
  @Field(() => ActivityKindEnum, { nullable: true }) activityKind?: ActivityKind | null;
  @Field(() => ContactRoleEnum, { nullable: true }) contactRole?: keyof typeof ContactRoleEnum | null;
}

@ObjectType('StageRef')
export class StageRefType {
  @Field(() => ID) id!: string;
  @Field() key!: string;
  @Field(() => Int) position!: number;
  @Field(() => LocalisedText) name!: Localised;
  @Field(() => StageMeaningEnum) meaning!: StageMeaning;
  @Field(() => DecimalScalar, { description: 'From 0 to 1.' }) probability!: string;
  @Field(() => Int, { nullable: true }) expectedDays!: number | null;
}

@ObjectType('Stage', { description: 'A step of a process, with its gate and what to do in it.' })
export class StageType extends StageRefType {
  @Field(() => LocalisedText, { nullable: true }) guidance!: Localised | null;
  @Field(() => [ExitCriterionType]) exitCriteria!: readonly ExitCriterion[];
}

@ObjectType('ProcessRef')
export class ProcessRefType {
  @Field(() => ID) id!: string;
  @Field(() => ID) versionId!: string;
  @Field(() => Int) versionNumber!: number;
  @Field(() => LocalisedText) name!: Localised;
}

@ObjectType('ProcessVersion')
export class ProcessVersionType {
  @Field(() => ID) id!: string;
  @Field(() => Int) number!: number;
  @Field(() => DateTimeScalar, { nullable: true }) publishedAt!: Date | string | null;
  @Field(() => [StageType]) stages!: readonly StageType[];
}

@ObjectType('Process', { description: 'A methodology of the organisation: stages with their gates, in versions.' })
export class ProcessType {
  @Field(() => ID) id!: string;
  @Field() key!: string;
  @Field(() => LocalisedText) name!: Localised;
  @Field() active!: boolean;
  @Field(() => ProcessVersionType) currentVersion!: ProcessVersionType;
  @Field(() => [ProcessVersionType]) versions!: readonly ProcessVersionType[];
}

@ObjectType('DimensionValue')
export class DimensionValueType {
  @Field(() => ID) id!: string;
  @Field() key!: string;
  @Field(() => LocalisedText) name!: Localised;
}

@ObjectType('DimensionRef')
export class DimensionRefType {
  @Field(() => ID) id!: string;
  @Field() key!: string;
  @Field(() => LocalisedText) name!: Localised;
}

@ObjectType('Dimension', { description: 'One of the ways in which the organisation classifies its sales.' })
export class DimensionType extends DimensionRefType {
  @Field(() => [DimensionValueType]) values!: readonly DimensionValueType[];
}
