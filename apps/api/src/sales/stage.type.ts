import type { StageRefView, StageView } from '@kontor/sales';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ContactRoleEnum } from '../customers/contact.type.js';
import { DecimalScalar } from '../edge/scalars.js';
import { LocalisedText } from '../edge/value-types.js';
import { ActivityKindEnum } from './activity.type.js';

export const StageMeaningEnum = { OPEN: 'OPEN', WON: 'WON', LOST: 'LOST' } as const;
export const ExitCriterionKindEnum = {
  FIELD: 'FIELD',
  ACTIVITY_DONE: 'ACTIVITY_DONE',
  CONTACT_ROLE: 'CONTACT_ROLE',
  APPROVAL: 'APPROVAL',
  CLASSIFICATION: 'CLASSIFICATION',
  EXTENSION: 'EXTENSION',
} as const;

registerEnumType(StageMeaningEnum, { name: 'StageMeaning' });
registerEnumType(ExitCriterionKindEnum, { name: 'ExitCriterionKind' });

@ObjectType('ExitCriterion', {
  description:
    'What must be so before a sale leaves a stage: a field filled, a kind of activity done, a role known, an approval given.',
})
export class ExitCriterionType {
  @Field() key!: string;
  @Field(() => ExitCriterionKindEnum) kind!: keyof typeof ExitCriterionKindEnum;
  @Field(() => LocalisedText) label!: LocalisedText;
  @Field(() => String, { nullable: true, description: 'Of FIELD: the name of a field of the sale.' })
  field?: string | null;
  @Field(() => ActivityKindEnum, { nullable: true }) activityKind?: keyof typeof ActivityKindEnum | null;
  @Field(() => ContactRoleEnum, { nullable: true }) contactRole?: keyof typeof ContactRoleEnum | null;
  @Field(() => ID, { nullable: true, description: 'Of APPROVAL: whose approval.' }) roleId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Of CLASSIFICATION.' }) dimensionId?: string | null;
  @Field(() => String, { nullable: true, description: 'Of EXTENSION: a kind that another part of Kontor brings.' })
  extension?: string | null;
}

@ObjectType('StageRef')
export class StageRefType {
  @Field(() => ID) id!: string;
  @Field({ description: 'Stable across the versions of a process.' }) key!: string;
  @Field(() => Int) position!: number;
  @Field(() => LocalisedText) name!: LocalisedText;
  @Field(() => StageMeaningEnum) meaning!: StageRefView['meaning'];
  @Field(() => DecimalScalar, { description: 'Of winning from here, 0–1.' }) probability!: string;
  @Field(() => Int, { nullable: true }) expectedDays!: number | null;
}

@ObjectType('Stage')
export class StageType extends StageRefType {
  @Field(() => LocalisedText, { nullable: true }) guidance!: LocalisedText | null;
  @Field(() => [ExitCriterionType]) exitCriteria!: StageView['exitCriteria'];
}
