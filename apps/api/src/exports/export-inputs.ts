import { assert, Refused } from '@kontor/kernel';
import { Injectable } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { coerceInputValue, type GraphQLError, isInputType } from 'graphql';
import { type Language, LanguageEnum } from '../edge/language.js';
import type { SheetOptions } from './csv-sheet.js';

/** What stands behind `?` of an export. */
export interface ExportQuery {
  readonly filter?: string;
  readonly sort?: string;
  readonly separator?: string;
  readonly bom?: string;
  readonly language?: string;
}

const LONGEST = 20_000;
/** By their names on the wire. */
const LANGUAGES: ReadonlyMap<string, Language> = new Map(Object.entries(LanguageEnum));

/** Filters and sorts that come as JSON, under the very rules of the same inputs in GraphQL. */
@Injectable()
export class ExportInputs {
  constructor(private readonly schemaHost: GraphQLSchemaHost) {}

  /** Refusals: `INVALID_INPUT` and those of scalars, on the place in the JSON that is wrong. */
  read<Input extends object>(path: string, text: string | undefined, type: new () => Input): Input | null {
    if (text === undefined || text === '') return null;
    const inputType = this.schemaHost.schema.getType(type.name);
    assert(isInputType(inputType), `${type.name} is an input of the schema`);
    const coerced: unknown = coerceInputValue(parsed(path, text), inputType, (place, _, error) => {
      throw invalid([path, ...place].join('.'), error);
    });
    const input = plainToInstance(type, coerced as object);
    const [problem] = validateSync(input, { forbidUnknownValues: false });
    if (problem) throw invalid(`${path}.${problem.property}`, null);
    return input;
  }

  /** Commas, a mark for Excel and the reader's language unless told otherwise. Refusal: `INVALID_INPUT`. */
  sheet({ separator = ',', bom = 'true', language = 'READER' }: ExportQuery, reader: Language): SheetOptions {
    if (separator !== ',' && separator !== ';') throw invalid('separator', null);
    if (bom !== 'true' && bom !== 'false') throw invalid('bom', null);
    const chosen = language === 'READER' ? reader : LANGUAGES.get(language);
    if (!chosen) throw invalid('language', null);
    return { language: chosen, separator, bom: bom === 'true' };
  }
}

function parsed(path: string, text: string): unknown {
  try {
    if (text.length <= LONGEST) return JSON.parse(text);
  } catch {
    // Refused below, like what is too long to be looked at.
  }
  throw invalid(path, null);
}

function invalid(path: string, error: GraphQLError | null): Refused {
  const { originalError } = error ?? {};
  const message = originalError?.message ?? 'This value does not fit its field. See the API description.';
  return new Refused('INVALID_INPUT', message, { fields: [{ path, code: 'INVALID_INPUT', message }] });
}
