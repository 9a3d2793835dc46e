import type { Classifier } from '@kontor/customers';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { ClassifierEnum } from './customer.type.js';

@InputType({ description: 'What is left out stays as it is; a parent of null brings it to the top.' })
export class ClassifierChangeInput {
  @Field(() => ClassifierEnum) @IsIn(Object.values(ClassifierEnum)) classifier!: Classifier;
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => Int) @IsInt() expectedVersion!: number;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(2_000) name?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() parentId?: string | null;
}
