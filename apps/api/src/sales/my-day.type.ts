import type { SalesSumView } from '@kontor/sales';
import { Field, ObjectType } from '@nestjs/graphql';
import { ActivityType } from './activity.type.js';
import { OpportunityType } from './opportunity.type.js';
import { StageEventType } from './opportunity-record.type.js';
import { SalesSumType } from './rate-used.type.js';

@ObjectType('StageMoveNews')
export class StageMoveNewsType {
  @Field(() => OpportunityType) opportunity!: OpportunityType;
  @Field(() => StageEventType) event!: StageEventType;
}

@ObjectType('MyDay')
export class MyDayType {
  @Field(() => [ActivityType]) late!: readonly ActivityType[];
  @Field(() => [ActivityType]) today!: readonly ActivityType[];
  @Field(() => [OpportunityType], { description: 'My open sales with nothing planned.' })
  withoutNextStep!: readonly OpportunityType[];
  @Field(() => [StageMoveNewsType], { description: 'What colleagues moved in the last days.' })
  moved!: readonly StageMoveNewsType[];
  @Field(() => SalesSumType) wonThisMonth!: SalesSumView;
  @Field(() => SalesSumType) openPipeline!: SalesSumView;
}
