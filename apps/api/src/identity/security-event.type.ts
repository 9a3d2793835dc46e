import type { SecurityEventKind } from '@kontor/identity';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../edge/connection.js';
import { DateTimeScalar } from '../edge/scalars.js';
import { LocalisedText } from '../edge/value-types.js';
import { SecurityEventKindEnum } from './identity-enums.js';
import { PersonRefType } from './person-ref.type.js';

@ObjectType('SecurityEvent', {
  description: 'Something around log-ins, rights or keys. The log can be added to, and never changed.',
})
export class SecurityEventType {
  @Field(() => ID) id!: string;
  @Field(() => SecurityEventKindEnum) kind!: SecurityEventKind;
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => PersonRefType, { nullable: true, description: 'Whom it concerns; null when that is nobody known.' })
  person!: PersonRefType | null;
  @Field(() => PersonRefType, { nullable: true, description: 'Who did it, where that is somebody else.' })
  by!: PersonRefType | null;
  @Field(() => String, { nullable: true }) address!: string | null;
  @Field(() => [LocalisedText], { description: 'Roles that were given or changed.' }) roles!: LocalisedText[];
  @Field(() => String, { nullable: true, description: 'A status, a purpose, or the beginning of a key.' })
  about!: string | null;
}

@ObjectType('SecurityEventConnection')
export class SecurityEventConnection extends connectionOf('SecurityEvent', SecurityEventType) {}
