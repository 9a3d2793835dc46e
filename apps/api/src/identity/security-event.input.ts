import type { SecurityEventKind } from '@kontor/identity';
import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDate, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { DateTimeScalar } from '../edge/scalars.js';
import { SecurityEventKindEnum } from './identity-enums.js';

const nullable = { nullable: true } as const;

@InputType()
export class SecurityEventFilter {
  @Field(() => [SecurityEventKindEnum], nullable)
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsIn(Object.values(SecurityEventKindEnum), { each: true })
  kinds?: SecurityEventKind[] | null;
  @Field(() => ID, { nullable: true, description: 'Whom it concerns, or who did it.' })
  @IsOptional()
  @IsUUID()
  personId?: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'From this instant on.' })
  @IsOptional()
  @IsDate()
  @Type(() => Date)
  from?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Before this instant.' })
  @IsOptional()
  @IsDate()
  @Type(() => Date)
  to?: Date | null;
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(100) address?: string | null;
}
