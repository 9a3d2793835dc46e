import type { HealthCriterion, HealthRowView } from '@kontor/sales';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { LocalisedText } from '../edge/value-types.js';
import { FigureFilterType } from './figure-filter.type.js';
import { HealthCriterionEnum } from './opportunity.type.js';

@ObjectType('HealthCount')
export class HealthCountType {
  @Field(() => HealthCriterionEnum) criterion!: HealthCriterion;
  @Field(() => Int) count!: number;
  @Field(() => FigureFilterType) filter!: FigureFilterType;
}

@ObjectType({ isAbstract: true })
abstract class HealthSumType {
  @Field(() => Int) open!: number;
  @Field(() => FigureFilterType) openFilter!: FigureFilterType;
  @Field(() => Int, { description: 'Sales to which at least one criterion applies.' }) unwell!: number;
  @Field(() => [HealthCountType], { description: 'Every criterion, the worst first.' })
  counts!: readonly HealthCountType[];
}

@ObjectType('HealthHolder')
export class HealthHolderType {
  @Field(() => ID) id!: string;
  @Field() name!: string;
}

@ObjectType('HealthRow')
export class HealthRowType extends HealthSumType {
  @Field(() => HealthHolderType, { nullable: true, description: 'A person or a team; null for sales that have none.' })
  whose!: HealthRowView['whose'];
}

@ObjectType('ProcessHealth', { description: 'What is wrong with the open sales within the reader’s reach.' })
export class ProcessHealthType extends HealthSumType {
  @Field(() => [HealthRowType], { description: 'Whoever has the most unwell sales first.' })
  people!: readonly HealthRowType[];
  @Field(() => [HealthRowType]) teams!: readonly HealthRowType[];
}

@ObjectType('HealthThresholds', { description: 'From when on a criterion applies to the sales of a process.' })
export class HealthThresholdsType {
  @Field(() => Int, { description: 'Days beyond those expected in the stage that are still well.' })
  stalledAfterDays!: number;
  @Field(() => Int) closeDatePassedAfterDays!: number;
  @Field(() => Int, { description: 'Days in the stage for which no next activity is needed.' })
  noActivityAfterDays!: number;
  @Field(() => Int) overdueAfterDays!: number;
  @Field(() => Int) pushesFrom!: number;
  @Field(() => Int) skippedFrom!: number;
  @Field(() => Int) stepsBackFrom!: number;
  @Field(() => Int, { description: 'Whole days between a move and its entry.' }) backdatedFromDays!: number;
}

@ObjectType('ProcessThresholds')
export class ProcessThresholdsType {
  @Field(() => ID) processId!: string;
  @Field(() => LocalisedText) name!: LocalisedText;
  @Field(() => Int) version!: number;
  @Field(() => HealthThresholdsType) thresholds!: HealthThresholdsType;
}
