import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar } from '../edge/scalars.js';
import { PersonRefType } from '../identity/person-ref.type.js';
import { ActivityType } from './activity.type.js';

@ObjectType('ActivityLoad', { description: 'How much one person has on one day; days without anything are left out.' })
export class ActivityLoadType {
  @Field(() => PersonRefType) person!: PersonRefType;
  @Field(() => DateScalar, { description: 'By the time zone of whoever asks.' }) date!: string;
  @Field(() => Int) open!: number;
  @Field(() => Int, { description: 'Of those that are open.' }) late!: number;
  @Field(() => Int) done!: number;
}

@ObjectType('ActivityCalendar', {
  description: 'What stands on some days: where it is due, or was done if it was never planned.',
})
export class ActivityCalendarType {
  @Field(() => [ActivityType], { description: 'In the order of their time, the first thousand.' })
  activities!: readonly ActivityType[];
  @Field({ description: 'Whether there are more activities than the thousand that are listed.' }) capped!: boolean;
  @Field(() => [ActivityLoadType], { description: 'Of all of them, also those beyond the thousand.' })
  load!: readonly ActivityLoadType[];
  @Field(() => [PersonRefType], { description: 'Whose calendar it is, also those who have nothing to do.' })
  people!: readonly PersonRefType[];
}
