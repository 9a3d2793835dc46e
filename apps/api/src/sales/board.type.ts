import type { MoneyView } from '@kontor/sales';
import { Field, ObjectType } from '@nestjs/graphql';
import { CappedCount } from '../edge/connection.js';
import { MoneyType } from '../edge/value-types.js';
import { OpportunityTotalsType, OpportunityType } from './opportunity.type.js';
import { ProcessRefType, StageRefType } from './stage.type.js';

@ObjectType('BoardColumn')
export class BoardColumnType {
  @Field(() => StageRefType) stage!: StageRefType;
  @Field(() => CappedCount) count!: CappedCount;
  @Field(() => MoneyType) inBase!: MoneyView;
  @Field(() => MoneyType) weightedInBase!: MoneyView;
  @Field(() => [String]) missingRates!: readonly string[];
  @Field(() => [OpportunityType]) cards!: readonly OpportunityType[];
  @Field() hasMore!: boolean;
}

@ObjectType('Board', { description: 'The sales of a process by stage.' })
export class BoardType {
  @Field(() => ProcessRefType) process!: ProcessRefType;
  @Field(() => [BoardColumnType]) columns!: readonly BoardColumnType[];
  @Field(() => OpportunityTotalsType) totals!: OpportunityTotalsType;
}
