import type { Actor } from '@kontor/platform';
import { ActivityCalendarQuery } from '@kontor/sales';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { DateScalar } from '../edge/scalars.js';
import { ActivityFilter } from './activity.input.js';
import { ActivityCalendarType } from './activity-calendar.type.js';
import { presentActivity } from './activity.presenter.js';

@Resolver(() => ActivityCalendarType)
export class ActivityCalendarResolver {
  constructor(private readonly calendar: ActivityCalendarQuery) {}

  @Requires('activity.read')
  @Query(() => ActivityCalendarType, {
    description: 'Up to 62 days, both ends included, by the time zone of whoever asks.',
  })
  async activityCalendar(
    @CurrentActor() actor: Actor,
    @Args('from', { type: () => DateScalar }) from: string,
    @Args('to', { type: () => DateScalar }) to: string,
    @Args('filter', { type: () => ActivityFilter, nullable: true }) filter: ActivityFilter | null,
  ): Promise<ActivityCalendarType> {
    const view = await this.calendar.of(actor, { from, to, filter });
    return { ...view, activities: view.activities.map(presentActivity) };
  }
}
