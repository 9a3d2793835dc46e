import type { MoneyView, RateUsedView, Warning } from '@kontor/sales';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CustomerRefType } from '../customers/customer-ref.type.js';
import { CappedCount, connectionOf } from '../edge/connection.js';
import { DateScalar, DateTimeScalar } from '../edge/scalars.js';
import { MoneyType } from '../edge/value-types.js';
import { PersonRefType } from '../identity/person-ref.type.js';
import { TeamRefType } from '../identity/team-ref.type.js';
import { RateUsedType } from './rate-used.type.js';
import {
  DimensionRefType,
  DimensionValueType,
  ProcessRefType,
  type StageMeaning,
  StageMeaningEnum,
  StageRefType,
} from './stage.type.js';

export const OpportunityWarningEnum = {
  STALLED: 'STALLED',
  CLOSE_DATE_PASSED: 'CLOSE_DATE_PASSED',
  NO_NEXT_ACTIVITY: 'NO_NEXT_ACTIVITY',
  ACTIVITY_OVERDUE: 'ACTIVITY_OVERDUE',
  CLOSE_DATE_PUSHED: 'CLOSE_DATE_PUSHED',
} as const satisfies { readonly [Name in Warning]: Name };

registerEnumType(OpportunityWarningEnum, {
  name: 'OpportunityWarning',
  description: 'What ails an open sale; the worst is shown.',
});

@ObjectType('Classification')
export class ClassificationType {
  @Field(() => DimensionRefType) dimension!: DimensionRefType;
  @Field(() => DimensionValueType) value!: DimensionValueType;
}

@ObjectType('Opportunity', { description: 'A sale, from first interest to won or lost.' })
export class OpportunityType {
  @Field(() => ID) id!: string;
  @Field() number!: string;
  @Field() title!: string;
  @Field(() => CustomerRefType, { nullable: true, description: 'Null also where the reader may not see the customer.' })
  customer!: CustomerRefType | null;
  @Field(() => PersonRefType, { nullable: true }) owner!: PersonRefType | null;
  @Field(() => TeamRefType, { nullable: true }) team!: TeamRefType | null;
  @Field(() => ProcessRefType) process!: ProcessRefType;
  @Field(() => StageRefType) stage!: StageRefType;
  @Field(() => StageMeaningEnum) meaning!: StageMeaning;
  @Field(() => DateTimeScalar) stageEnteredAt!: Date;
  @Field(() => Int) daysInStage!: number;
  @Field(() => MoneyType, { nullable: true }) amount!: MoneyView | null;
  @Field(() => MoneyType, {
    nullable: true,
    description: 'Null without an amount and without a rate; never 0 for want of a rate.',
  })
  amountInBase!: MoneyView | null;
  @Field(() => RateUsedType, { nullable: true }) rateUsed!: RateUsedView | null;
  @Field({ description: 'The currency of the amount has no rate.' }) rateMissing!: boolean;
  @Field(() => DateScalar, { nullable: true }) expectedCloseDate!: string | null;
  @Field(() => Int) closeDatePushes!: number;
  @Field(() => DateScalar) openedOn!: string;
  @Field(() => DateScalar, { nullable: true }) closedOn!: string | null;
  @Field(() => String, { nullable: true }) nextStep!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) nextActivityAt!: Date | null;
  @Field(() => OpportunityWarningEnum, { nullable: true }) warning!: Warning | null;
  @Field(() => [ClassificationType]) classifications!: readonly ClassificationType[];
  @Field(() => DateTimeScalar) createdAt!: Date;
  @Field(() => DateTimeScalar) updatedAt!: Date;
  @Field(() => Int) version!: number;
}

@ObjectType('OpportunityTotals')
export class OpportunityTotalsType {
  @Field(() => CappedCount) count!: CappedCount;
  @Field(() => MoneyType) inBase!: MoneyView;
  @Field(() => MoneyType, { description: 'Each amount times the probability of its stage.' })
  weightedInBase!: MoneyView;
  @Field(() => [String], { description: 'Currencies without a rate: their sales are not in the sums.' })
  missingRates!: readonly string[];
  @Field(() => [RateUsedType]) rates!: readonly RateUsedView[];
}

@ObjectType('OpportunityConnection')
export class OpportunityConnection extends connectionOf('Opportunity', OpportunityType) {
  @Field(() => CappedCount) totalCount!: CappedCount;
  @Field(() => OpportunityTotalsType) totals!: OpportunityTotalsType;
}
