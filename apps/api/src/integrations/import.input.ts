import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { DateOrderEnum } from './import.type.js';

@InputType()
export class ImportDialectInput {
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1) separator?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(20) encoding?: string | null;
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() decimalComma?: boolean | null;
  @Field(() => DateOrderEnum, { nullable: true }) @IsOptional() @IsIn(Object.values(DateOrderEnum)) dateOrder?:
    | keyof typeof DateOrderEnum
    | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(0) @Max(20) titleRows?: number | null;
}

@InputType()
export class ColumnMappingInput {
  @Field() @IsString() @MaxLength(120) column!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(80) field?: string | null;
}

@InputType()
export class ImportPrepareInput {
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => Int) @IsInt() expectedVersion!: number;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(60) sourceName?: string | null;
  @Field(() => ImportDialectInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => ImportDialectInput)
  dialect?: ImportDialectInput | null;
  @Field(() => [ColumnMappingInput], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ColumnMappingInput)
  columns?: ColumnMappingInput[] | null;
}

@InputType()
export class ValueMappingInput {
  @Field() @IsString() @MaxLength(80) field!: string;
  @Field() @IsString() @MaxLength(4_000) value!: string;
  @Field(() => String, { nullable: true, description: 'The id of a record, CREATE, EMPTY, or null to take it back.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  target?: string | null;
}
