import type { HealthCriterion, OpportunityView, Warning } from '@kontor/sales';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { TagRefType } from '../customers/customer.type.js';
import { CustomerRefType } from '../customers/customer-ref.type.js';
import { CustomValueType } from '../custom-fields/custom-value.type.js';
import { CappedCount, connectionOf } from '../edge/connection.js';
import { DateScalar, DateTimeScalar } from '../edge/scalars.js';
import { MoneyType } from '../edge/value-types.js';
import { PersonRefType } from '../identity/person-ref.type.js';
import { TeamRefType } from '../identity/team-ref.type.js';
import { ClassificationType } from './dimension.type.js';
import { ProcessRefType } from './process.type.js';
import { RateUsedType } from './rate-used.type.js';
import { StageMeaningEnum, StageRefType } from './stage.type.js';

export const OpportunityWarningEnum = {
  STALLED: 'STALLED',
  CLOSE_DATE_PASSED: 'CLOSE_DATE_PASSED',
  NO_NEXT_ACTIVITY: 'NO_NEXT_ACTIVITY',
  ACTIVITY_OVERDUE: 'ACTIVITY_OVERDUE',
  CLOSE_DATE_PUSHED: 'CLOSE_DATE_PUSHED',
} as const satisfies { readonly [W in Warning]: W };

export const HealthCriterionEnum = {
  ...OpportunityWarningEnum,
  STAGES_SKIPPED: 'STAGES_SKIPPED',
  WENT_BACK: 'WENT_BACK',
  BACKDATED: 'BACKDATED',
} as const satisfies { readonly [C in HealthCriterion]: C };

registerEnumType(HealthCriterionEnum, { name: 'HealthCriterion', description: 'The worst first.' });
registerEnumType(OpportunityWarningEnum, { name: 'OpportunityWarning', description: 'The worst first.' });

@ObjectType('Opportunity', { description: 'A sale, as a row of a list and a card of the board.' })
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
  @Field(() => StageMeaningEnum) meaning!: OpportunityView['meaning'];
  @Field(() => DateTimeScalar) stageEnteredAt!: Date;
  @Field(() => Int) daysInStage!: number;
  @Field(() => MoneyType, { nullable: true }) amount!: MoneyType | null;
  @Field(() => MoneyType, {
    nullable: true,
    description: 'Closed sales at the rate of their closing day, open ones at today’s.',
  })
  amountInBase!: MoneyType | null;
  @Field(() => RateUsedType, { nullable: true }) rateUsed!: RateUsedType | null;
  @Field({ description: "True when the amount's currency has no rate." }) rateMissing!: boolean;
  @Field(() => DateScalar, { nullable: true }) expectedCloseDate!: string | null;
  @Field(() => Int, { description: 'How often the close date was put off.' }) closeDatePushes!: number;
  @Field(() => DateScalar) openedOn!: string;
  @Field(() => DateScalar, { nullable: true }) closedOn!: string | null;
  @Field(() => String, { nullable: true }) nextStep!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) nextActivityAt!: Date | null;
  @Field(() => OpportunityWarningEnum, { nullable: true, description: 'The worst that applies to an open sale.' })
  warning!: Warning | null;
  @Field(() => [ClassificationType]) classifications!: OpportunityView['classifications'];
  @Field(() => [CustomValueType], { description: 'Those that are filled, in the order of the fields.' })
  customFields!: CustomValueType[];
  @Field(() => [TagRefType]) tags!: OpportunityView['tags'];
  @Field(() => DateTimeScalar) createdAt!: Date;
  @Field(() => DateTimeScalar) updatedAt!: Date;
  @Field(() => Int) version!: number;
}

@ObjectType('OpportunityTotals', { description: 'Sums in the base currency, with the rates they were made by.' })
export class OpportunityTotalsType {
  @Field(() => CappedCount) count!: CappedCount;
  @Field(() => MoneyType) inBase!: MoneyType;
  @Field(() => MoneyType, { description: 'Each amount times the probability of its stage.' })
  weightedInBase!: MoneyType;
  @Field(() => [String], { description: 'Currencies without a rate: their sales are not in the sums.' })
  missingRates!: readonly string[];
  @Field(() => [RateUsedType]) rates!: readonly RateUsedType[];
}

@ObjectType('OpportunityConnection')
export class OpportunityConnection extends connectionOf('Opportunity', OpportunityType) {
  @Field(() => CappedCount) totalCount!: CappedCount;
  @Field(() => OpportunityTotalsType, { description: 'Of the whole list; computed only when asked for.' })
  totals!: OpportunityTotalsType;
}
