import { Field, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar } from '../edge/scalars.js';

@ObjectType('CalendarLink', { description: 'That a person’s calendar has an address which needs no log-in.' })
export class CalendarLinkType {
  @Field(() => DateTimeScalar) createdAt!: Date | string;
}

@ObjectType('NewCalendarLink')
export class NewCalendarLinkType {
  @Field(() => CalendarLinkType) calendarLink!: CalendarLinkType;
  @Field({ description: 'The address for calendar programs, shown this once: only its hash is kept.' })
  address!: string;
}
