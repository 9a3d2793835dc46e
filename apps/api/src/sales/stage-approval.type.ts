import type { MissingApproval, StageApprovalView } from '@kontor/sales';
import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { CustomerRefType } from '../customers/customer-ref.type.js';
import { DateTimeScalar } from '../edge/scalars.js';
import { LocalisedText, MoneyType } from '../edge/value-types.js';
import { PersonRefType } from '../identity/person-ref.type.js';

export const StageApprovalStateEnum = { PENDING: 'PENDING', APPROVED: 'APPROVED', REFUSED: 'REFUSED' } as const;
registerEnumType(StageApprovalStateEnum, { name: 'StageApprovalState' });

@ObjectType('ApprovalSale')
export class ApprovalSaleType {
  @Field(() => ID) id!: string;
  @Field() number!: string;
  @Field() title!: string;
}

@ObjectType('StageApproval', { description: 'A request that somebody of a role lets a sale leave a stage.' })
export class StageApprovalType {
  @Field(() => ID) id!: string;
  @Field(() => ApprovalSaleType) opportunity!: ApprovalSaleType;
  @Field(() => CustomerRefType, { nullable: true }) customer!: CustomerRefType | null;
  @Field(() => MoneyType, { nullable: true }) amount!: MoneyType | null;
  @Field(() => PersonRefType, { nullable: true }) owner!: PersonRefType | null;
  @Field(() => LocalisedText) process!: LocalisedText;
  @Field() stageKey!: string;
  @Field(() => LocalisedText) stage!: LocalisedText;
  @Field(() => ID) roleId!: string;
  @Field(() => LocalisedText) role!: LocalisedText;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => PersonRefType) requestedBy!: PersonRefType;
  @Field(() => DateTimeScalar) requestedAt!: Date;
  @Field(() => StageApprovalStateEnum) state!: StageApprovalView['state'];
  @Field(() => String, { nullable: true }) decidedBy!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) decidedAt!: Date | null;
  @Field(() => String, { nullable: true }) decisionNote!: string | null;
}

@ObjectType('MissingApproval', { description: 'An approval that bars a move, and who may give it.' })
export class MissingApprovalType {
  @Field(() => ID) stageId!: string;
  @Field(() => ID) roleId!: string;
  @Field(() => LocalisedText) role!: LocalisedText;
  @Field(() => [PersonRefType], { description: 'Others of the role who see the sale.' })
  people!: MissingApproval['people'];
  @Field(() => StageApprovalType, { nullable: true, description: 'One that waits, or one that was refused.' })
  request!: StageApprovalType | null;
}

@InputType()
export class StageApprovalInput {
  @Field(() => ID) @IsUUID() opportunityId!: string;
  @Field(() => ID) @IsUUID() stageId!: string;
  @Field(() => ID) @IsUUID() roleId!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(5_000) note?: string | null;
}

@InputType()
export class StageDecisionInput {
  @Field(() => ID) @IsUUID() id!: string;
  @Field() @IsBoolean() approved!: boolean;
  @Field(() => String, { nullable: true, description: 'Needed to refuse.' }) @IsOptional() @MaxLength(5_000) note?:
    | string
    | null;
}
