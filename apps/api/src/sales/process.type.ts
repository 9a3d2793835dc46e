import type { ProcessView } from '@kontor/sales';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar } from '../edge/scalars.js';
import { LocalisedText } from '../edge/value-types.js';
import { StageType } from './stage.type.js';

@ObjectType('ProcessRef')
export class ProcessRefType {
  @Field(() => ID) id!: string;
  @Field(() => ID) versionId!: string;
  @Field(() => Int) versionNumber!: number;
  @Field(() => LocalisedText) name!: LocalisedText;
}

@ObjectType('ProcessVersion', { description: 'Published versions never change; sales stay on theirs.' })
export class ProcessVersionType {
  @Field(() => ID) id!: string;
  @Field(() => Int) number!: number;
  @Field(() => DateTimeScalar, { nullable: true }) publishedAt!: Date | string | null;
  @Field(() => [StageType]) stages!: ProcessView['currentVersion']['stages'];
}

@ObjectType('Process', { description: 'A methodology of the organisation.' })
export class ProcessType {
  @Field(() => ID) id!: string;
  @Field() key!: string;
  @Field(() => LocalisedText) name!: LocalisedText;
  @Field() active!: boolean;
  @Field(() => ProcessVersionType) currentVersion!: ProcessVersionType;
  @Field(() => [ProcessVersionType], { description: 'The newest first.' }) versions!: readonly ProcessVersionType[];
}
