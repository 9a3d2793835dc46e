import { AT_DOCUMENT, type RateRule } from '@kontor/currency/contract';
import { orRefuse, parseLocalDate } from '@kontor/kernel';
import { Field, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { DateScalar } from '../edge/scalars.js';

const RateRuleKindEnum = { AT_DOCUMENT: 'AT_DOCUMENT', AT_DATE: 'AT_DATE', AT_PLAN: 'AT_PLAN' } as const;
registerEnumType(RateRuleKindEnum, {
  name: 'RateRuleKind',
  description: 'Each sale at the rate of its own day, all at the rates of one day, or all at those of a year’s plan.',
});

@InputType({ description: 'At which rates a report counts. `AT_DATE` needs a date, `AT_PLAN` a year.' })
export class RateRuleInput {
  @Field(() => RateRuleKindEnum) @IsIn(Object.values(RateRuleKindEnum)) kind!: keyof typeof RateRuleKindEnum;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsString() date?: string | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(1990) @Max(2199) year?: number | null;
}

export function rateRuleOf(input: RateRuleInput | null | undefined): RateRule {
  if (input?.kind === 'AT_DATE') return { kind: 'AT_DATE', date: orRefuse(parseLocalDate(input.date ?? '')) };
  if (input?.kind === 'AT_PLAN') return { kind: 'AT_PLAN', year: input.year ?? 0 };
  return AT_DOCUMENT;
}
