import { Field, ID, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, IsBoolean, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { DateScalar, DecimalScalar } from '../edge/scalars.js';

const nullable = { nullable: true } as const;
const KEY = 100;
/** Texts are measured by the domain; this only keeps it from looking at megabytes. */
const ANY_TEXT = 20_000;
const MOST = 200;
const ids = { each: true } as const;

@InputType({
  description:
    'A value in the slot of its type. Fields that are not named stay as they are; one with no slot is cleared.',
})
export class CustomValueInput {
  @Field({ description: 'The key of the field.' }) @IsString() @MaxLength(KEY) field!: string;
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(ANY_TEXT) text?: string | null;
  @Field(() => DecimalScalar, nullable) @IsOptional() @IsString() number?: string | null;
  @Field(() => DateScalar, nullable) @IsOptional() @IsString() date?: string | null;
  @Field(() => ID, nullable) @IsOptional() @IsUUID() choiceId?: string | null;
  @Field(() => ID, nullable) @IsOptional() @IsUUID() personId?: string | null;
}

@InputType({ description: 'What a field of the organisation’s own must fulfil; all that is given must hold.' })
export class CustomFilter {
  @Field({ description: 'The key of the field; archived ones can be asked for too.' })
  @IsString()
  @MaxLength(KEY)
  field!: string;
  @Field(() => String, { nullable: true, description: 'Part of a text, without case and marks.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  contains?: string | null;
  @Field(() => String, { nullable: true, description: 'The whole text, without case and marks.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  equals?: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Both ends of a range belong to it.' })
  @IsOptional()
  @IsString()
  numberFrom?: string | null;
  @Field(() => DecimalScalar, nullable) @IsOptional() @IsString() numberTo?: string | null;
  @Field(() => DateScalar, nullable) @IsOptional() @IsString() dateFrom?: string | null;
  @Field(() => DateScalar, nullable) @IsOptional() @IsString() dateTo?: string | null;
  @Field(() => [ID], { nullable: true, description: 'Any of these choices.' })
  @IsOptional()
  @ArrayMaxSize(MOST)
  @IsUUID(undefined, ids)
  choiceIds?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'Any of these persons.' })
  @IsOptional()
  @ArrayMaxSize(MOST)
  @IsUUID(undefined, ids)
  personIds?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether there is a value at all.' })
  @IsOptional()
  @IsBoolean()
  isSet?: boolean | null;
}
