import type { MoveCheckView } from '@kontor/sales';
import { Field, ObjectType } from '@nestjs/graphql';
import { CappedCount } from '../edge/connection.js';
import { DecimalScalar } from '../edge/scalars.js';
import { LocalisedText, MoneyType } from '../edge/value-types.js';
import { OpportunityTotalsType, OpportunityType } from './opportunity.type.js';
import { ProcessRefType } from './process.type.js';
import { RateUsedType, SalesSumType } from './rate-used.type.js';
import { ExitCriterionType, StageRefType } from './stage.type.js';
import { MissingApprovalType } from './stage-approval.type.js';

@ObjectType('BoardColumn')
export class BoardColumnType {
  @Field(() => StageRefType) stage!: StageRefType;
  @Field(() => CappedCount) count!: CappedCount;
  @Field(() => MoneyType) inBase!: MoneyType;
  @Field(() => MoneyType) weightedInBase!: MoneyType;
  @Field(() => [String]) missingRates!: readonly string[];
  @Field(() => [OpportunityType], { description: 'The latest first.' }) cards!: readonly OpportunityType[];
  @Field() hasMore!: boolean;
}

@ObjectType('Board', { description: 'The sales of one process, stage by stage.' })
export class BoardType {
  @Field(() => ProcessRefType) process!: ProcessRefType;
  @Field(() => [BoardColumnType]) columns!: readonly BoardColumnType[];
  @Field(() => OpportunityTotalsType) totals!: OpportunityTotalsType;
}

@ObjectType('SalesSummary', { description: 'The figures of a set of sales.' })
export class SalesSummaryType {
  @Field(() => SalesSumType) won!: SalesSumType;
  @Field(() => SalesSumType) lost!: SalesSumType;
  @Field(() => SalesSumType) open!: SalesSumType;
  @Field(() => MoneyType) weightedOpen!: MoneyType;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'won / (won + lost) in percent with two places; null without a closed sale.',
  })
  winRate!: string | null;
  @Field(() => [RateUsedType]) rates!: readonly RateUsedType[];
}

@ObjectType('UnmetCriterion')
export class UnmetCriterionType {
  @Field(() => ExitCriterionType) criterion!: ExitCriterionType;
  @Field(() => StageRefType) stage!: StageRefType;
  @Field(() => LocalisedText, { nullable: true, description: 'How to fulfil what another part of Kontor asks for.' })
  hint!: LocalisedText | null;
}

@ObjectType('MoveCheck', { description: 'What a move would need, before it is tried.' })
export class MoveCheckType {
  @Field(() => [UnmetCriterionType]) unmet!: MoveCheckView['unmet'];
  @Field(() => [MissingApprovalType], { description: 'One for each approval among the unmet.' })
  approvals!: MoveCheckView['approvals'];
  @Field() needsReason!: boolean;
  @Field() needsLostReason!: boolean;
}
