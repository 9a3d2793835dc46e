import type { OpportunityRecordView } from '@kontor/sales';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ContactRoleEnum, ContactType } from '../customers/contact.type.js';
import { NamedNodeType } from '../customers/named-node.type.js';
import { DateTimeScalar, DecimalScalar } from '../edge/scalars.js';
import { PersonRefType } from '../identity/person-ref.type.js';
import { ActivityType } from './activity.type.js';
import { OpportunityType } from './opportunity.type.js';
import { PickListValueType } from './pick-list.type.js';
import { StageRefType, StageType } from './stage.type.js';

@ObjectType('OpportunityContact')
export class OpportunityContactType {
  @Field(() => ContactType) contact!: ContactType;
  @Field(() => ContactRoleEnum) role!: keyof typeof ContactRoleEnum;
}

@ObjectType('Split', { description: 'A share of the credit; all shares make 100 percent.' })
export class SplitType {
  @Field(() => PersonRefType) user!: PersonRefType;
  @Field(() => DecimalScalar) share!: string;
}

@ObjectType('StageEvent', { description: 'One move of a sale. Events are never changed.' })
export class StageEventType {
  @Field(() => ID) id!: string;
  @Field(() => StageRefType, { nullable: true, description: 'Null where the sale began.' }) from!: StageRefType | null;
  @Field(() => StageRefType) to!: StageRefType;
  @Field(() => DateTimeScalar) occurredAt!: Date | string;
  @Field(() => DateTimeScalar) recordedAt!: Date | string;
  @Field(() => PersonRefType, { nullable: true }) actor!: PersonRefType | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
}

@ObjectType('OpportunityRecord', { description: 'The page of one sale in one call.' })
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
  @Field(() => [PersonRefType], { description: 'Who follows the sale besides its owner.' })
  followers!: readonly PersonRefType[];
  @Field(() => [StageType], { description: 'Of the process version that the sale runs on, in order.' })
  stages!: OpportunityRecordView['stages'];
  @Field(() => [StageEventType], { description: 'The latest first.' }) stageEvents!: readonly StageEventType[];
  @Field(() => [ActivityType], {
    description: 'Those that the reader may see: open ones by their due date, then done ones.',
  })
  activities!: readonly ActivityType[];
  @Field(() => Int) daysOpen!: number;
  @Field({ description: 'Whether whoever asks may save this sale.' }) canEdit!: boolean;
}
