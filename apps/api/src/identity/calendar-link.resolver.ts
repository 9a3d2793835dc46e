import { CalendarLinkQuery, CreateCalendarLink, RevokeCalendarLink } from '@kontor/identity';
import { type Actor, AppConfig } from '@kontor/platform';
import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { CalendarLinkType, NewCalendarLinkType } from './calendar-link.type.js';

@Resolver(() => CalendarLinkType)
export class CalendarLinkResolver {
  constructor(
    private readonly link: CalendarLinkQuery,
    private readonly create: CreateCalendarLink,
    private readonly revoke: RevokeCalendarLink,
    private readonly config: AppConfig,
  ) {}

  @Requires('activity.read')
  @Query(() => CalendarLinkType, { nullable: true, description: 'One’s own; null where there is none.' })
  calendarLink(@CurrentActor() actor: Actor): Promise<CalendarLinkType | null> {
    return this.link.own(actor);
  }

  @Requires('activity.read')
  @Mutation(() => NewCalendarLinkType, { description: 'An address that there was stops working.' })
  async createCalendarLink(@CurrentActor() actor: Actor): Promise<NewCalendarLinkType> {
    const { calendarLink, token } = await this.create.execute(actor);
    return { calendarLink, address: `${this.config.publicUrl}/calendar/${token}.ics` };
  }

  @Requires('activity.read')
  @Mutation(() => Boolean, { description: 'Whether there was one to take away.' })
  revokeCalendarLink(@CurrentActor() actor: Actor): Promise<boolean> {
    return this.revoke.execute(actor);
  }
}
