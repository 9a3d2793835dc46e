import type { MigrationPreviewView, SalesMigrationView } from '@kontor/sales';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsOptional, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { DateTimeScalar } from '../edge/scalars.js';
import { LocalisedText, MoneyType } from '../edge/value-types.js';

export const SalesMigrationStatusEnum = {
  RUNNING: 'RUNNING',
  CANCELLING: 'CANCELLING',
  CANCELLED: 'CANCELLED',
  DONE: 'DONE',
  FAILED: 'FAILED',
  UNDOING: 'UNDOING',
  UNDONE: 'UNDONE',
} as const satisfies { readonly [S in SalesMigrationView['status']]: S };
registerEnumType(SalesMigrationStatusEnum, { name: 'SalesMigrationStatus' });

@ObjectType('SalesMigration', { description: 'Open sales on their way to the newest version of their process.' })
export class SalesMigrationType {
  @Field(() => ID) id!: string;
  @Field(() => ID) processId!: string;
  @Field(() => Int) toNumber!: number;
  @Field(() => SalesMigrationStatusEnum) status!: SalesMigrationView['status'];
  @Field(() => String, { nullable: true }) failure!: string | null;
  @Field(() => Int) total!: number;
  @Field(() => Int) moved!: number;
  @Field(() => Int, { description: 'Carried back when it was undone.' }) undone!: number;
  @Field(() => Int, { description: 'Touched since, and therefore left when it was undone.' }) kept!: number;
  @Field() requestedBy!: string;
  @Field(() => DateTimeScalar) requestedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) finishedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Null: it cannot be undone.' })
  undoableUntil!: Date | null;
}

@ObjectType('MigrationStage')
export class MigrationStageType {
  @Field(() => ID) id!: string;
  @Field() key!: string;
  @Field(() => LocalisedText) name!: LocalisedText;
}

@ObjectType('MigrationRow', { description: 'The open sales of one stage of one older version.' })
export class MigrationRowType {
  @Field(() => Int) fromNumber!: number;
  @Field(() => MigrationStageType) from!: MigrationStageType;
  @Field(() => ID, { nullable: true, description: 'Null: they stay.' }) toStageId!: string | null;
  @Field(() => Int) sales!: number;
  @Field(() => MoneyType) inBase!: MoneyType;
  @Field(() => Int, { description: 'Without a rate for their amount, and not in the sum.' }) withoutRate!: number;
  @Field(() => Int, { description: 'That would owe something to the stages before theirs.' }) unmet!: number;
}

@ObjectType('MigrationUnmetSale')
export class MigrationUnmetSaleType {
  @Field(() => ID) id!: string;
  @Field() number!: string;
  @Field() title!: string;
  @Field(() => [LocalisedText]) missing!: readonly LocalisedText[];
}

@ObjectType('SalesMigrationPreview')
export class SalesMigrationPreviewType {
  @Field(() => Int) toNumber!: number;
  @Field(() => [MigrationStageType]) toStages!: MigrationPreviewView['toStages'];
  @Field(() => [MigrationRowType]) rows!: MigrationPreviewView['rows'];
  @Field(() => [MigrationUnmetSaleType], { description: 'The first twenty.' })
  unmetSales!: MigrationPreviewView['unmetSales'];
}

@InputType()
export class StageMappingInput {
  @Field(() => ID) @IsUUID() fromStageId!: string;
  @Field(() => ID) @IsUUID() toStageId!: string;
}

@InputType()
export class SalesMigrationInput {
  @Field(() => ID) @IsUUID() processId!: string;
  @Field(() => [StageMappingInput], { description: 'Stages that are not named keep their sales.' })
  @IsArray()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => StageMappingInput)
  mapping!: StageMappingInput[];
  @Field({ description: 'Sales that would owe something stay where they are.' }) @IsBoolean() leavesUnmet!: boolean;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(5_000) reason?: string | null;
}
