import { ArgsType, Field, ID } from '@nestjs/graphql';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

const nullable = { nullable: true } as const;
/** Texts are measured by the domain; this only keeps it from looking at megabytes. */
const ANY_TEXT = 2_000;

@ArgsType()
export class SuspectArgs {
  @Field() @IsString() @MaxLength(ANY_TEXT) name!: string;
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(ANY_TEXT) taxId?: string | null;
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(ANY_TEXT) email?: string | null;
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(ANY_TEXT) phone?: string | null;
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(ANY_TEXT) website?: string | null;
  @Field(() => ID, { nullable: true, description: 'The customer at hand, when it is there already.' })
  @IsOptional()
  @IsUUID()
  exceptId?: string | null;
}
