import type { Likeness } from '@kontor/customers';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../edge/connection.js';
import { DateTimeScalar } from '../edge/scalars.js';

export const LikenessEnum = {
  TAX_ID: 'TAX_ID',
  EMAIL: 'EMAIL',
  NAME: 'NAME',
  WORDS: 'WORDS',
  ALIKE: 'ALIKE',
  PHONE: 'PHONE',
  DOMAIN: 'DOMAIN',
} as const;
registerEnumType(LikenessEnum, {
  name: 'Likeness',
  description: 'What two customers have in common.',
  valuesMap: {
    NAME: { description: 'The same name but for case, marks, blanks and legal form.' },
    WORDS: { description: 'The same words of the name in another order.' },
    ALIKE: { description: 'Names that differ by a few letters.' },
    EMAIL: { description: "A contact's e-mail address." },
    DOMAIN: { description: 'The domain of the web site or of an e-mail address, unless anybody may have one there.' },
    PHONE: { description: "A contact's phone number, with or without its prefix." },
  },
});

@ObjectType('DuplicateCandidate', { description: 'A customer that might be the one at hand.' })
export class DuplicateCandidateType {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Field(() => String, { nullable: true }) taxId!: string | null;
  @Field(() => String, { nullable: true }) city!: string | null;
  @Field(() => [LikenessEnum]) likenesses!: Likeness[];
  @Field(() => Int, { description: 'How sure it is that the two are one, in per cent.' }) confidence!: number;
}

@ObjectType('DuplicateSide')
export class DuplicateSideType {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Field(() => String, { nullable: true }) taxId!: string | null;
  @Field(() => String, { nullable: true }) city!: string | null;
  @Field(() => String, { nullable: true, description: "The owner's name." }) owner!: string | null;
  @Field(() => Int) sales!: number;
  @Field(() => Int) contacts!: number;
  @Field(() => DateTimeScalar) createdAt!: Date;
}

@ObjectType('DuplicatePair', { description: 'Two customers that are probably one.' })
export class DuplicatePairType {
  @Field(() => DuplicateSideType, { description: 'The older one.' }) first!: DuplicateSideType;
  @Field(() => DuplicateSideType) second!: DuplicateSideType;
  @Field(() => [LikenessEnum]) likenesses!: Likeness[];
  @Field(() => [String], { description: 'What is the same, as it was compared.' }) shared!: string[];
  @Field(() => Int, { description: 'How sure it is that the two are one, in per cent.' }) confidence!: number;
}

@ObjectType('DuplicatePairConnection')
export class DuplicatePairConnection extends connectionOf('DuplicatePair', DuplicatePairType) {}
