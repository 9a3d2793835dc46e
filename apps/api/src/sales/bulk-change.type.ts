import type { BulkChangeView, BulkExceptionView } from '@kontor/sales';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTimeScalar } from '../edge/scalars.js';
import { LocalisedText } from '../edge/value-types.js';

export const BulkChangeStatusEnum = {
  RUNNING: 'RUNNING',
  CANCELLING: 'CANCELLING',
  CANCELLED: 'CANCELLED',
  DONE: 'DONE',
  FAILED: 'FAILED',
  UNDOING: 'UNDOING',
  UNDONE: 'UNDONE',
} as const satisfies { readonly [S in BulkChangeView['status']]: S };
registerEnumType(BulkChangeStatusEnum, { name: 'BulkChangeStatus' });

export const BulkChangeKindEnum = {
  OWNER: 'OWNER',
  HAND_OVER: 'HAND_OVER',
  STAGE: 'STAGE',
  CLOSE_DATE: 'CLOSE_DATE',
  SHIFT_CLOSE_DATE: 'SHIFT_CLOSE_DATE',
  TAGS: 'TAGS',
} as const satisfies { readonly [K in BulkChangeView['kind']]: K };
registerEnumType(BulkChangeKindEnum, { name: 'BulkChangeKind' });

export const BulkOutcomeEnum = { REFUSED: 'REFUSED', KEPT: 'KEPT' } as const satisfies {
  readonly [O in BulkExceptionView['outcome']]: O;
};
registerEnumType(BulkOutcomeEnum, { name: 'BulkOutcome' });

@ObjectType('BulkSale')
export class BulkSaleType {
  @Field(() => ID) id!: string;
  @Field() number!: string;
  @Field() title!: string;
}

@ObjectType('BulkException', { description: 'A sale that was not changed, or not put back, and why.' })
export class BulkExceptionType {
  @Field(() => BulkSaleType, { nullable: true, description: 'Null where the reader may not see it any more.' })
  opportunity!: BulkExceptionView['opportunity'];
  @Field(() => BulkOutcomeEnum) outcome!: BulkExceptionView['outcome'];
  @Field() code!: string;
  @Field() message!: string;
  @Field(() => [LocalisedText], { description: 'What its gate misses.' }) missing!: readonly LocalisedText[];
}

@ObjectType('BulkChange', { description: 'One change of many sales: how far it is, and what came of it.' })
export class BulkChangeType {
  @Field(() => ID) id!: string;
  @Field(() => BulkChangeKindEnum) kind!: BulkChangeView['kind'];
  @Field(() => BulkChangeStatusEnum) status!: BulkChangeView['status'];
  @Field(() => String, { nullable: true }) failure!: string | null;
  @Field(() => Int) total!: number;
  @Field(() => Int) changed!: number;
  @Field(() => Int, { description: 'Those that were so already.' }) unchanged!: number;
  @Field(() => Int) refused!: number;
  @Field(() => Int, { description: 'Put back when it was undone.' }) undone!: number;
  @Field(() => Int, { description: 'Touched since, and therefore left when it was undone.' }) kept!: number;
  @Field(() => DateTimeScalar) requestedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) finishedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Null: it cannot be undone.' })
  undoableUntil!: Date | null;
  @Field(() => [BulkExceptionType], { description: 'The first hundred of those refused or left.' })
  exceptions!: BulkChangeView['exceptions'];
}
