import type { StageEventView } from '@kontor/sales';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ContactRoleEnum, ContactType } from '../customers/contact.type.js';
import { NamedNodeType } from '../customers/named-node.type.js';
import { DateTimeScalar, DecimalScalar } from '../edge/scalars.js';
import { PersonRefType } from '../identity/person-ref.type.js';
import { ActivityType } from './activity.type.js';
import { OpportunityType } from './opportunity.type.js';
import { PickListValueType } from './pick-list.type.js';
import { ExitCriterionType, StageRefType, StageType } from './stage.type.js';

@ObjectType('OpportunityContact')
export class OpportunityContactType {
  @Field(() => ContactType) contact!: ContactType;
  @Field(() => ContactRoleEnum) role!: keyof typeof ContactRoleEnum;
}

@ObjectType('Split', { description: 'A person’s share of the credit for a sale, in percent.' })
export class SplitType {
  @Field(() => PersonRefType) user!: PersonRefType;
  @Field(() => DecimalScalar) share!: string;
}

@ObjectType('StageEvent', { description: 'One move, with when it happened and when it was entered.' })
export class StageEventType {
  @Field(() => ID) id!: string;
  @Field(() => StageRefType, { nullable: true }) from!: StageRefType | null;
  @Field(() => StageRefType) to!: StageRefType;
  @Field(() => DateTimeScalar) occurredAt!: StageEventView['occurredAt'];
  @Field(() => DateTimeScalar) recordedAt!: StageEventView['recordedAt'];
  @Field(() => PersonRefType, { nullable: true }) actor!: PersonRefType | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
}

@ObjectType('OpportunityRecord', { description: 'The page of one sale.' })
export class OpportunityRecordType {
  @Field(() => OpportunityType) opportunity!: OpportunityType;
  @Field(() => String, { nullable: true }) description!: string | null;
  @Field(() => NamedNodeType, { nullable: true }) region!: NamedNodeType | null;
  @Field(() => NamedNodeType, { nullable: true }) market!: NamedNodeType | null;
  @Field(() => PickListValueType, { nullable: true }) source!: PickListValueType | null;
  @Field(() => PickListValueType, { nullable: true }) competitor!: PickListValueType | null;
  @Field(() => PickListValueType, { nullable: true }) lostReason!: PickListValueType | null;
  @Field(() => String, { nullable: true }) lostNote!: string | null;
  @Field(() => [OpportunityContactType]) contacts!: readonly OpportunityContactType[];
  @Field(() => [SplitType]) splits!: readonly SplitType[];
  @Field(() => [StageType], { description: 'Of the sale’s own version of its process.' }) stages!: readonly StageType[];
  @Field(() => [StageEventType]) stageEvents!: readonly StageEventType[];
  @Field(() => [ActivityType]) activities!: readonly ActivityType[];
  @Field(() => Int) daysOpen!: number;
  @Field({ description: 'Whether whoever asks may save this sale.' }) canEdit!: boolean;
}

@ObjectType('UnmetCriterion')
export class UnmetCriterionType {
  @Field(() => ExitCriterionType) criterion!: ExitCriterionType;
  @Field(() => StageRefType) stage!: StageRefType;
}

@ObjectType('MoveCheck', { description: 'What a move would need, before it is tried.' })
export class MoveCheckType {
  @Field(() => [UnmetCriterionType]) unmet!: readonly UnmetCriterionType[];
  @Field() needsReason!: boolean;
  @Field() needsLostReason!: boolean;
}
