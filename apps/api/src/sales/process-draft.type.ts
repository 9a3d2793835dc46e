import type {
  CriterionOptionsView,
  DraftProblem,
  ProcessChangeKind,
  ProcessDraftView,
  ProcessSettingsView,
} from '@kontor/sales';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTimeScalar, DecimalScalar } from '../edge/scalars.js';
import { LocalisedText } from '../edge/value-types.js';
import { ExitCriterionType, StageMeaningEnum } from './stage.type.js';

export const ProcessChangeKindEnum = {
  PROCESS_RENAMED: 'PROCESS_RENAMED',
  STAGE_ADDED: 'STAGE_ADDED',
  STAGE_REMOVED: 'STAGE_REMOVED',
  STAGE_MOVED: 'STAGE_MOVED',
  STAGE_RENAMED: 'STAGE_RENAMED',
  MEANING: 'MEANING',
  PROBABILITY: 'PROBABILITY',
  EXPECTED_DAYS: 'EXPECTED_DAYS',
  GUIDANCE: 'GUIDANCE',
  CRITERION_ADDED: 'CRITERION_ADDED',
  CRITERION_REMOVED: 'CRITERION_REMOVED',
  CRITERION_CHANGED: 'CRITERION_CHANGED',
} as const satisfies { readonly [K in ProcessChangeKind]: K };
registerEnumType(ProcessChangeKindEnum, { name: 'ProcessChangeKind' });

@ObjectType('ProcessInForce')
export class ProcessInForceType {
  @Field(() => ID) versionId!: string;
  @Field(() => Int) number!: number;
  @Field(() => DateTimeScalar) publishedAt!: string;
  @Field(() => Int) stages!: number;
}

@ObjectType('ProcessDraftRef')
export class ProcessDraftRefType {
  @Field(() => DateTimeScalar) updatedAt!: string;
  @Field(() => String, { nullable: true }) updatedBy!: string | null;
}

@ObjectType('ProcessSettings', { description: 'A process as whoever decides on it sees it.' })
export class ProcessSettingsType {
  @Field(() => ID) id!: string;
  @Field() key!: string;
  @Field(() => LocalisedText) name!: LocalisedText;
  @Field() active!: boolean;
  @Field(() => Int) version!: number;
  @Field(() => ProcessInForceType, { nullable: true, description: 'Null: never published.' })
  current!: ProcessSettingsView['current'];
  @Field(() => ProcessDraftRefType, { nullable: true }) draft!: ProcessSettingsView['draft'];
  @Field(() => Int) openSales!: number;
  @Field(() => Int, { description: 'Open sales on versions before the newest.' }) openOnOlder!: number;
}

@ObjectType('StageDraft')
export class StageDraftType {
  @Field({ description: 'Stable across versions: a migration maps by it.' }) key!: string;
  @Field(() => LocalisedText) name!: LocalisedText;
  @Field(() => StageMeaningEnum) meaning!: keyof typeof StageMeaningEnum;
  @Field(() => DecimalScalar, { description: 'Of winning from here, 0–1.' }) probability!: string;
  @Field(() => Int, { nullable: true }) expectedDays!: number | null;
  @Field(() => LocalisedText, { nullable: true }) guidance!: LocalisedText | null;
  @Field(() => [ExitCriterionType]) exitCriteria!: ProcessDraftView['stages'][number]['exitCriteria'];
}

@ObjectType('DraftProblem')
export class DraftProblemType {
  @Field({ description: 'stages, or stages.<index> and on.' }) path!: string;
  @Field(() => String) code!: DraftProblem['code'];
  @Field() message!: string;
}

@ObjectType('ProcessChange', { description: 'One difference between two versions of a process.' })
export class ProcessChangeType {
  @Field(() => ProcessChangeKindEnum) kind!: ProcessChangeKind;
  @Field(() => String, { nullable: true }) stageKey!: string | null;
  @Field(() => LocalisedText, { nullable: true }) stage!: LocalisedText | null;
  @Field(() => LocalisedText, { nullable: true }) from!: LocalisedText | null;
  @Field(() => LocalisedText, { nullable: true }) to!: LocalisedText | null;
}

@ObjectType('ProcessDraft', { description: 'The next version of a process while it is being written.' })
export class ProcessDraftType {
  @Field(() => ID) processId!: string;
  @Field(() => LocalisedText) name!: LocalisedText;
  @Field(() => Int) version!: number;
  @Field(() => DateTimeScalar) updatedAt!: string;
  @Field(() => String, { nullable: true }) updatedBy!: string | null;
  @Field(() => Int, { nullable: true, description: 'The number of the version in force.' }) currentNumber!:
    | number
    | null;
  @Field(() => [StageDraftType]) stages!: ProcessDraftView['stages'];
  @Field(() => [DraftProblemType], { description: 'What keeps it from being published.' })
  problems!: ProcessDraftView['problems'];
  @Field(() => [ProcessChangeType], { description: 'Against the version in force.' })
  changes!: ProcessDraftView['changes'];
}

@ObjectType('ProcessModel', { description: 'A ready-made process to begin with.' })
export class ProcessModelType {
  @Field() key!: string;
  @Field(() => LocalisedText) name!: LocalisedText;
  @Field(() => [LocalisedText]) stages!: readonly LocalisedText[];
}

@ObjectType('ApproverRole')
export class ApproverRoleType {
  @Field(() => ID) id!: string;
  @Field(() => LocalisedText) name!: LocalisedText;
}

@ObjectType('CriterionExtension', { description: 'A kind of exit criterion that another part of Kontor brings.' })
export class CriterionExtensionType {
  @Field() key!: string;
  @Field(() => LocalisedText) name!: LocalisedText;
  @Field(() => LocalisedText) label!: LocalisedText;
}

@ObjectType('CriterionOptions')
export class CriterionOptionsType {
  @Field(() => [ApproverRoleType]) roles!: CriterionOptionsView['roles'];
  @Field(() => [CriterionExtensionType]) extensions!: CriterionOptionsView['extensions'];
}

@ObjectType('PublishedProcess')
export class PublishedProcessType {
  @Field(() => ID) id!: string;
  @Field(() => ID) versionId!: string;
  @Field(() => Int) number!: number;
}
