import type { ActivityKind, ActivityState } from '@kontor/sales';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ContactRefType } from '../customers/contact.type.js';
import { CustomerRefType } from '../customers/customer-ref.type.js';
import { CappedCount, connectionOf } from '../edge/connection.js';
import { DateTimeScalar } from '../edge/scalars.js';
import { PersonRefType } from '../identity/person-ref.type.js';

export const ActivityKindEnum = {
  CALL: 'CALL',
  MEETING: 'MEETING',
  EMAIL: 'EMAIL',
  VISIT: 'VISIT',
  TASK: 'TASK',
  NOTE: 'NOTE',
} as const satisfies { readonly [Kind in ActivityKind]: Kind };

export const ActivityStateEnum = {
  LATE: 'LATE',
  TODAY: 'TODAY',
  UPCOMING: 'UPCOMING',
  UNPLANNED: 'UNPLANNED',
  DONE: 'DONE',
} as const satisfies { readonly [State in ActivityState]: State };

registerEnumType(ActivityKindEnum, { name: 'ActivityKind' });
registerEnumType(ActivityStateEnum, {
  name: 'ActivityState',
  description: 'LATE was due before now, TODAY is due later today, by the calendar of the organisation.',
});

@ObjectType('OpportunityRef')
export class OpportunityRefType {
  @Field(() => ID) id!: string;
  @Field() number!: string;
  @Field() title!: string;
}

@ObjectType('Activity', { description: 'A call, meeting, e-mail, visit, task or note: planned, due, done.' })
export class ActivityType {
  @Field(() => ID) id!: string;
  @Field(() => ActivityKindEnum) kind!: ActivityKind;
  @Field() subject!: string;
  @Field(() => String, { nullable: true }) body!: string | null;
  @Field(() => OpportunityRefType, { nullable: true, description: 'Null also where the reader may not see the sale.' })
  opportunity!: OpportunityRefType | null;
  @Field(() => CustomerRefType, { nullable: true }) customer!: CustomerRefType | null;
  @Field(() => ContactRefType, { nullable: true }) contact!: ContactRefType | null;
  @Field(() => PersonRefType) owner!: PersonRefType;
  @Field(() => DateTimeScalar, { nullable: true }) dueAt!: Date | null;
  @Field({ description: 'dueAt means its day in the zone of the organisation, not an hour of it.' }) allDay!: boolean;
  @Field(() => Int, { nullable: true }) durationMinutes!: number | null;
  @Field(() => DateTimeScalar, { nullable: true }) doneAt!: Date | null;
  @Field(() => String, { nullable: true }) outcome!: string | null;
  @Field() overdue!: boolean;
  @Field(() => Int) version!: number;
  @Field({ description: 'Whether whoever asks may save this activity.' }) canEdit!: boolean;
}

@ObjectType('ActivityConnection')
export class ActivityConnection extends connectionOf('Activity', ActivityType) {
  @Field(() => CappedCount) totalCount!: CappedCount;
}

@ObjectType('ActivityDone')
export class ActivityDoneType {
  @Field(() => ActivityType) activity!: ActivityType;
  @Field(() => ActivityType, { nullable: true }) followUp!: ActivityType | null;
}
