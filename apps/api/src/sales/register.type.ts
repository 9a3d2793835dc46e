import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../edge/connection.js';
import { DateTimeScalar, JsonScalar } from '../edge/scalars.js';
import { PersonRefType } from '../identity/person-ref.type.js';

@ObjectType('RegisterChange')
export class RegisterChangeType {
  @Field() field!: string;
  @Field(() => JsonScalar, { nullable: true }) from!: unknown;
  @Field(() => JsonScalar, { nullable: true }) to!: unknown;
  @Field(() => String, {
    nullable: true,
    description: 'The value in words, where it is an id that the reader may see.',
  })
  fromLabel!: string | null;
  @Field(() => String, { nullable: true }) toLabel!: string | null;
  @Field(() => String, { nullable: true, description: 'The name of a field of the organisation’s own.' })
  fieldLabel!: string | null;
}

@ObjectType('RegisterEntry', {
  description: 'One save: what changed, who did it, when, why and through which channel.',
})
export class RegisterEntryType {
  @Field(() => ID) id!: string;
  @Field() action!: string;
  @Field() subjectKind!: string;
  @Field(() => ID) subjectId!: string;
  @Field(() => Int) subjectVersion!: number;
  @Field(() => [RegisterChangeType]) changes!: RegisterChangeType[];
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field() actorName!: string;
  @Field() channel!: string;
  @Field(() => DateTimeScalar) occurredAt!: Date;
  @Field(() => DateTimeScalar) recordedAt!: Date;
}

@ObjectType('SaleMoment', {
  description: 'A point of the time axis: one save, or neighbours of one another where there are very many.',
})
export class SaleMomentType {
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => Int) saves!: number;
  @Field({ description: 'Of the last of them.' }) action!: string;
  @Field() actorName!: string;
}

@ObjectType('SaleHistory', { description: 'When a sale was saved, and what its register can be asked for.' })
export class SaleHistoryType {
  @Field(() => [SaleMomentType], { description: 'The earliest first.' }) moments!: readonly SaleMomentType[];
  @Field(() => Int) entries!: number;
  @Field(() => [String]) actions!: readonly string[];
  @Field(() => [PersonRefType]) people!: readonly PersonRefType[];
  @Field(() => [String]) fields!: readonly string[];
}

export enum DifferenceKindEnum {
  ADDED = 'ADDED',
  CHANGED = 'CHANGED',
  REMOVED = 'REMOVED',
}
registerEnumType(DifferenceKindEnum, { name: 'DifferenceKind' });

@ObjectType('ActivityDifference')
export class ActivityDifferenceType {
  @Field(() => ID) id!: string;
  @Field() subject!: string;
  @Field(() => DifferenceKindEnum) kind!: keyof typeof DifferenceKindEnum;
  @Field(() => [RegisterChangeType]) changes!: RegisterChangeType[];
}

@ObjectType('SaleDifference', { description: 'What became of a sale between two instants, field by field.' })
export class SaleDifferenceType {
  @Field(() => DateTimeScalar) from!: Date;
  @Field(() => DateTimeScalar) to!: Date;
  @Field(() => [RegisterChangeType]) changes!: RegisterChangeType[];
  @Field(() => [ActivityDifferenceType]) activities!: ActivityDifferenceType[];
}

@ObjectType('RegisterConnection')
export class RegisterConnection extends connectionOf('Register', RegisterEntryType) {}
