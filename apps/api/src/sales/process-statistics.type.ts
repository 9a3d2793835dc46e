import type { FunnelStepView } from '@kontor/sales';
import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar } from '../edge/scalars.js';
import { FigureFilterType } from './figure-filter.type.js';
import { StageRefType } from './stage.type.js';

@ObjectType('Proportion', { description: 'A share with its 95 % interval (Wilson); null of nothing.' })
export class ProportionType {
  @Field(() => Int) successes!: number;
  @Field(() => Int, { description: 'The size of the sample.' }) trials!: number;
  @Field(() => Float, { nullable: true, description: '0–1, as are its bounds.' }) rate!: number | null;
  @Field(() => Float, { nullable: true }) low!: number | null;
  @Field(() => Float, { nullable: true }) high!: number | null;
}

@ObjectType('SalesRate')
export class SalesRateType extends ProportionType {
  @Field(() => FigureFilterType, { description: 'The sample.' }) filter!: FigureFilterType;
}

@ObjectType('DayCount')
export class DayCountType {
  @Field(() => Int) days!: number;
  @Field(() => Int) count!: number;
}

@ObjectType('DayDistribution', { description: 'Whole days; percentiles by nearest rank, null of nothing.' })
export class DayDistributionType {
  @Field(() => Int) count!: number;
  @Field(() => Int, { nullable: true }) p25!: number | null;
  @Field(() => Int, { nullable: true }) median!: number | null;
  @Field(() => Int, { nullable: true }) p75!: number | null;
  @Field(() => Int, { nullable: true }) p90!: number | null;
  @Field(() => [DayCountType], { description: 'The shortest first.' }) histogram!: readonly DayCountType[];
  @Field(() => FigureFilterType, { description: 'The sample.' }) filter!: FigureFilterType;
}

@ObjectType('FunnelStep')
export class FunnelStepType {
  @Field(() => StageRefType) stage!: FunnelStepView['stage'];
  @Field(() => Int, { description: 'Entered this stage or a later one.' }) reached!: number;
  @Field(() => FigureFilterType) reachedFilter!: FigureFilterType;
  @Field(() => Int, { description: 'Came no further and are open.' }) waiting!: number;
  @Field(() => FigureFilterType) waitingFilter!: FigureFilterType;
  @Field(() => Int, { description: 'Came no further and were lost.' }) lost!: number;
  @Field(() => FigureFilterType) lostFilter!: FigureFilterType;
  @Field(() => ProportionType, { description: 'Reached, of all sales.' }) share!: ProportionType;
  @Field(() => ProportionType, {
    nullable: true,
    description: 'Reached the next stage, of those decided here; null for the last.',
  })
  conversion!: ProportionType | null;
  @Field(() => DayDistributionType, {
    nullable: true,
    description: 'Days in the stage of the sales that have left it, all stays together; null for the stage of winning.',
  })
  days!: DayDistributionType | null;
}

@ObjectType('SalesOutcomes')
export class SalesOutcomesType {
  @Field(() => Int) sales!: number;
  @Field(() => Int) won!: number;
  @Field(() => Int) lost!: number;
  @Field(() => Int) open!: number;
  @Field(() => FigureFilterType) filter!: FigureFilterType;
  @Field(() => SalesRateType, { description: 'won / (won + lost)' }) winRate!: SalesRateType;
  @Field(() => DayDistributionType, { description: 'From opening to winning.' }) cycle!: DayDistributionType;
}

@ObjectType('ProcessStatistics', { description: 'Of the sales within the reader’s reach.' })
export class ProcessStatisticsType {
  @Field(() => DateScalar) from!: string;
  @Field(() => DateScalar) to!: string;
  @Field(() => SalesOutcomesType) outcomes!: SalesOutcomesType;
  @Field(() => DayDistributionType, { description: 'From opening to losing.' }) lostCycle!: DayDistributionType;
  @Field(() => [FunnelStepType], { description: 'The stages of the newest version asked for, in order.' })
  steps!: readonly FunnelStepType[];
}

@ObjectType('BreakdownRow')
export class BreakdownRowType extends SalesOutcomesType {
  @Field(() => String, { nullable: true, description: 'The id of a person, team or version, or the first of a month.' })
  key!: string | null;
  @Field(() => String, { nullable: true }) name!: string | null;
}
