import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../edge/connection.js';
import { DateTimeScalar } from '../edge/scalars.js';
import { LocalisedText } from '../edge/value-types.js';
import { PersonRefType } from '../identity/person-ref.type.js';

export const ImportKindEnum = { OPPORTUNITY: 'OPPORTUNITY', CUSTOMER: 'CUSTOMER', PERSON: 'PERSON' } as const;
export const ImportStatusEnum = {
  UPLOADED: 'UPLOADED',
  CHECKING: 'CHECKING',
  CHECKED: 'CHECKED',
  RUNNING: 'RUNNING',
  CANCELLING: 'CANCELLING',
  CANCELLED: 'CANCELLED',
  DONE: 'DONE',
  FAILED: 'FAILED',
} as const;
export const DateOrderEnum = { YMD: 'YMD', DMY: 'DMY', MDY: 'MDY' } as const;
export const ImportFieldKindEnum = {
  TEXT: 'TEXT',
  DECIMAL: 'DECIMAL',
  DATE: 'DATE',
  REFERENCE: 'REFERENCE',
  CURRENCY: 'CURRENCY',
  EMAIL: 'EMAIL',
} as const;
registerEnumType(ImportKindEnum, { name: 'ImportKind' });
registerEnumType(ImportStatusEnum, { name: 'ImportStatus' });
registerEnumType(DateOrderEnum, { name: 'DateOrder' });
registerEnumType(ImportFieldKindEnum, { name: 'ImportFieldKind' });

@ObjectType('ImportDialect', { description: 'How the file is written, as it was found or corrected.' })
export class ImportDialectType {
  @Field() separator!: string;
  @Field() encoding!: string;
  @Field() decimalComma!: boolean;
  @Field(() => DateOrderEnum) dateOrder!: keyof typeof DateOrderEnum;
  @Field() hasHeader!: boolean;
  @Field(() => Int, { description: 'Lines above the names of the columns, which are no data.' }) titleRows!: number;
}

@ObjectType('ImportField', { description: 'What a column can mean.' })
export class ImportFieldType {
  @Field() key!: string;
  @Field(() => LocalisedText) label!: LocalisedText;
  @Field() required!: boolean;
  @Field(() => ImportFieldKindEnum) kind!: keyof typeof ImportFieldKindEnum;
  @Field({ description: 'Records that values name may be made on the way.' }) creatable!: boolean;
}

@ObjectType('ImportColumn')
export class ImportColumnType {
  @Field() name!: string;
  @Field(() => [String]) sample!: string[];
  @Field(() => String, { nullable: true }) field!: string | null;
}

@ObjectType('ImportChoice')
export class ImportChoiceType {
  @Field() id!: string;
  @Field() label!: string;
}

@ObjectType('UnknownValue', { description: 'A value that names no record. `target` is an id, `CREATE` or `EMPTY`.' })
export class UnknownValueType {
  @Field() field!: string;
  @Field() value!: string;
  @Field(() => Int) rows!: number;
  @Field(() => String, { nullable: true }) target!: string | null;
  @Field(() => [ImportChoiceType]) suggestions!: ImportChoiceType[];
}

@ObjectType('ImportProblem')
export class ImportProblemType {
  @Field(() => Int) rowNumber!: number;
  @Field(() => String, { nullable: true }) column!: string | null;
  @Field() code!: string;
  @Field() message!: string;
  @Field(() => [String]) cells!: string[];
}

@ObjectType('Import', { description: 'A file on its way into Kontor: read, checked, then run.' })
export class ImportType {
  @Field(() => ID) id!: string;
  @Field(() => ImportKindEnum) kind!: keyof typeof ImportKindEnum;
  @Field() sourceName!: string;
  @Field() fileName!: string;
  @Field(() => Int) fileSize!: number;
  @Field(() => ImportDialectType) dialect!: ImportDialectType;
  @Field(() => [ImportColumnType]) columns!: ImportColumnType[];
  @Field({ description: 'The columns are proposed as in the last file that had these.' }) mappingKnown!: boolean;
  @Field(() => [ImportFieldType]) fields!: ImportFieldType[];
  @Field(() => [[String]]) preview!: string[][];
  @Field(() => [UnknownValueType]) unknownValues!: UnknownValueType[];
  @Field(() => ImportStatusEnum) status!: keyof typeof ImportStatusEnum;
  @Field(() => Int, { nullable: true }) rowsTotal!: number | null;
  @Field(() => Int) rowsRead!: number;
  @Field(() => Int) rowsCreated!: number;
  @Field(() => Int) rowsChanged!: number;
  @Field(() => Int) rowsUnchanged!: number;
  @Field(() => Int) rowsRefused!: number;
  @Field(() => [ImportProblemType], { description: 'The first refused rows; all of them are a download.' })
  problems!: ImportProblemType[];
  @Field(() => String, { nullable: true }) failure!: string | null;
  @Field(() => PersonRefType) requestedBy!: PersonRefType;
  @Field(() => DateTimeScalar) createdAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) startedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) finishedAt!: Date | null;
  @Field(() => Int) version!: number;
}

@ObjectType()
export class ImportConnection extends connectionOf('Import', ImportType) {}
