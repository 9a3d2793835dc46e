import type { OpportunityFilter } from '@kontor/sales';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { DateScalar } from '../edge/scalars.js';
import { HealthCriterionEnum } from './opportunity.type.js';
import { StageMeaningEnum } from './stage.type.js';

const nullable = { nullable: true } as const;

@ObjectType('FigureFilter', {
  description: 'The sales that a figure is made of, under the names of `OpportunityFilter`; null does not narrow.',
})
export class FigureFilterType {
  @Field(() => [StageMeaningEnum], nullable) meanings?: OpportunityFilter['meanings'];
  @Field(() => [ID], nullable) processIds?: OpportunityFilter['processIds'];
  @Field(() => [ID], nullable) versionIds?: OpportunityFilter['versionIds'];
  @Field(() => [ID], nullable) ownerIds?: OpportunityFilter['ownerIds'];
  @Field(() => Boolean, nullable) withoutOwner?: boolean | null | undefined;
  @Field(() => [ID], nullable) teamIds?: OpportunityFilter['teamIds'];
  @Field(() => Boolean, nullable) withoutTeam?: boolean | null | undefined;
  @Field(() => DateScalar, nullable) openedFrom?: string | null | undefined;
  @Field(() => DateScalar, nullable) openedTo?: string | null | undefined;
  @Field(() => DateScalar, nullable) closedFrom?: string | null | undefined;
  @Field(() => DateScalar, nullable) closedTo?: string | null | undefined;
  @Field(() => ID, nullable) reachedStageId?: string | null | undefined;
  @Field(() => ID, nullable) stoppedAtStageId?: string | null | undefined;
  @Field(() => ID, nullable) leftStageId?: string | null | undefined;
  @Field(() => HealthCriterionEnum, nullable) health?: OpportunityFilter['health'];
}
