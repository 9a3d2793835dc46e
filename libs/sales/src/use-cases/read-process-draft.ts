import { assertNever, FieldProblems, parseDecimal, parseText } from '@kontor/kernel';
import { sql, type Statement, type Tx } from '@kontor/platform';
import type { ExitCriterionKinds } from '../contract/exit-criterion-kind.js';
import {
  ACTIVITY_WORDS,
  approvalWords,
  classificationWords,
  CONTACT_WORDS,
  FIELD_WORDS,
} from '../domain/criterion-words.js';
import type { ActivityKind, ContactRole, ExitCriterion, RequirableField } from '../domain/exit-criterion.js';
import type { Localised } from '../domain/localised.js';
import { keyFrom, type ProcessDraft, type StageDraft } from '../domain/process-draft.js';
import type { StageMeaning } from '../domain/stage.js';

/** One criterion as it comes over the wire: the member that its kind asks for has to be there. */
export interface CriterionInput {
  readonly kind: ExitCriterion['kind'];
  readonly field?: string | null | undefined;
  readonly activityKind?: string | null | undefined;
  readonly contactRole?: string | null | undefined;
  readonly roleId?: string | null | undefined;
  readonly dimensionId?: string | null | undefined;
  readonly extension?: string | null | undefined;
  /** The organisation's own words; without them Kontor's. */
  readonly label?: Localised | null | undefined;
}

export interface StageInput {
  /** Of a stage that is there already; a new one is given its key. */
  readonly key?: string | null | undefined;
  readonly name: Localised;
  readonly meaning: StageMeaning;
  /** 0–1. */
  readonly probability: string;
  readonly expectedDays?: number | null | undefined;
  readonly guidance?: Localised | null | undefined;
  readonly exitCriteria: readonly CriterionInput[];
}

export interface DraftInput {
  readonly name: Localised;
  readonly stages: readonly StageInput[];
}

export const NAME_LENGTH = 80;
const LABEL_LENGTH = 160;
const GUIDANCE_LENGTH = 2_000;
const MOST_STAGES = 30;
const MOST_EXPECTED_DAYS = 3_650;

interface NamedRow {
  readonly id: string;
  readonly name: Localised;
}

const named = (roleIds: readonly string[], dimensionIds: readonly string[]): Statement<NamedRow> => sql<NamedRow>`
  SELECT r.id, r.name FROM identity.role r WHERE r.id = ANY(${roleIds}::uuid[])
  UNION ALL SELECT d.id, d.name FROM sales.dimension d WHERE d.id = ANY(${dimensionIds}::uuid[]) AND d.active`;

const given = (value: string | null | undefined): string[] => (value ? [value] : []);

/**
 * Reads a whole draft. What it lacks to be published is no refusal: a half-written draft is saved too. Refusals, each
 * on its field: those of texts, `PROBABILITY_INVALID`, `EXPECTED_DAYS_INVALID`, `PROCESS_CRITERION_INVALID`,
 * `PROCESS_TOO_MANY_STAGES`.
 */
export async function readProcessDraft(tx: Tx, kinds: ExitCriterionKinds, input: DraftInput): Promise<ProcessDraft> {
  const criteria = input.stages.flatMap(({ exitCriteria }) => exitCriteria);
  const rows = await tx.many(
    named(
      criteria.flatMap(({ roleId }) => given(roleId)),
      criteria.flatMap(({ dimensionId }) => given(dimensionId)),
    ),
  );
  const words = new Map(rows.map(({ id, name }) => [id, name]));
  const problems = new FieldProblems();
  if (input.stages.length > MOST_STAGES) {
    problems.add('stages', 'PROCESS_TOO_MANY_STAGES', `Keep to ${MOST_STAGES} stages at most.`);
  }
  const name = readName(problems, 'name', input.name, 1);
  const taken = new Set(input.stages.flatMap(({ key }) => given(key)));
  const stages = input.stages.slice(0, MOST_STAGES).map((stage, index) => {
    const read = readStage(problems, `stages.${index}`, stage, { words, kinds });
    const key = stage.key || keyFrom(stage.name.en, taken);
    taken.add(key);
    return { ...read, key };
  });
  problems.refuseIfAny();
  return { name, stages };
}

interface References {
  readonly words: ReadonlyMap<string, Localised>;
  readonly kinds: ExitCriterionKinds;
}

function readStage(
  problems: FieldProblems,
  path: string,
  stage: StageInput,
  references: References,
): Omit<StageDraft, 'key'> {
  const isOpen = stage.meaning === 'OPEN';
  if (stage.key) problems.take(`${path}.key`, parseText(stage.key, { max: NAME_LENGTH }));
  return {
    name: readName(problems, `${path}.name`, stage.name, 0),
    meaning: stage.meaning,
    probability: isOpen ? readProbability(problems, `${path}.probability`, stage.probability) : endChance(stage),
    expectedDays: isOpen ? readDays(problems, `${path}.expectedDays`, stage.expectedDays ?? null) : null,
    guidance: readGuidance(problems, `${path}.guidance`, stage.guidance ?? null),
    exitCriteria: stage.exitCriteria.flatMap((criterion, index) => {
      const read = readCriterion(problems, `${path}.exitCriteria.${index}`, criterion, references);
      return read ? [read] : [];
    }),
  };
}

const endChance = ({ meaning }: StageInput): string => (meaning === 'WON' ? '1' : '0');

export function readName(problems: FieldProblems, path: string, name: Localised, min: 0 | 1): Localised {
  const take = (language: 'pl' | 'en') =>
    problems.take(`${path}.${language}`, parseText(name[language], { min, max: NAME_LENGTH })) ?? '';
  return { pl: take('pl'), en: take('en') };
}

function readProbability(problems: FieldProblems, path: string, text: string): string {
  const probability = problems.take(path, parseDecimal(text, 4));
  if (!probability) return '0';
  if (probability.isNegative() || probability.greaterThan(1)) {
    problems.add(path, 'PROBABILITY_INVALID', 'Give a chance from 0 to 100 %.');
  }
  return probability.toFixed();
}

function readDays(problems: FieldProblems, path: string, days: number | null): number | null {
  if (days !== null && (!Number.isInteger(days) || days < 1 || days > MOST_EXPECTED_DAYS)) {
    problems.add(path, 'EXPECTED_DAYS_INVALID', `Give whole days, from 1 to ${MOST_EXPECTED_DAYS}, or none.`);
  }
  return days;
}

function readGuidance(problems: FieldProblems, path: string, guidance: Localised | null): Localised | null {
  if (guidance === null) return null;
  const rule = { min: 0, max: GUIDANCE_LENGTH, multiline: true };
  const pl = problems.take(`${path}.pl`, parseText(guidance.pl, rule)) ?? '';
  const en = problems.take(`${path}.en`, parseText(guidance.en, rule)) ?? '';
  return pl === '' && en === '' ? null : { pl, en };
}

type Unnamed<C> = C extends ExitCriterion ? Omit<C, 'label'> : never;

function readCriterion(
  problems: FieldProblems,
  path: string,
  input: CriterionInput,
  references: References,
): ExitCriterion | null {
  const meant = meantBy(input, references);
  if (meant === null) {
    problems.add(
      path,
      'PROCESS_CRITERION_INVALID',
      'This criterion asks for something that is not there any more. Remove it or choose again.',
    );
    return null;
  }
  const { words, ...criterion } = meant;
  const own = input.label ?? { pl: '', en: '' };
  const take = (language: 'pl' | 'en') =>
    problems.take(`${path}.label.${language}`, parseText(own[language], { min: 0, max: LABEL_LENGTH })) ||
    words[language];
  return { ...criterion, label: { pl: take('pl'), en: take('en') } };
}

/** Not what every object has: a client may send any text. */
const ownWords = (words: Readonly<Record<string, Localised>>, key: string | null | undefined): Localised | undefined =>
  key && Object.hasOwn(words, key) ? words[key] : undefined;

/** What a criterion asks for, under the key that makes the same one the same, and Kontor's words for it. */
function meantBy(
  input: CriterionInput,
  references: References,
): (Unnamed<ExitCriterion> & { words: Localised }) | null {
  const { kind, field, activityKind, contactRole, roleId, dimensionId, extension } = input;
  switch (kind) {
    case 'FIELD': {
      const words = ownWords(FIELD_WORDS, field);
      return words ? { key: `field.${field}`, kind, field: field as RequirableField, words } : null;
    }
    case 'ACTIVITY_DONE': {
      const words = ownWords(ACTIVITY_WORDS, activityKind);
      const key = `done.${activityKind?.toLowerCase()}`;
      return words ? { key, kind, activityKind: activityKind as ActivityKind, words } : null;
    }
    case 'CONTACT_ROLE': {
      const words = ownWords(CONTACT_WORDS, contactRole);
      const key = `contact.${contactRole?.toLowerCase()}`;
      return words ? { key, kind, contactRole: contactRole as ContactRole, words } : null;
    }
    case 'APPROVAL': {
      const role = roleId ? references.words.get(roleId) : undefined;
      return roleId && role ? { key: `approval.${roleId}`, kind, roleId, words: approvalWords(role) } : null;
    }
    case 'CLASSIFICATION': {
      const dimension = dimensionId ? references.words.get(dimensionId) : undefined;
      const key = `classified.${dimensionId}`;
      return dimensionId && dimension ? { key, kind, dimensionId, words: classificationWords(dimension) } : null;
    }
    case 'EXTENSION': {
      const found = extension ? references.kinds.find(extension) : null;
      return found ? { key: found.key, kind, extension: found.key, words: found.label } : null;
    }
    default:
      return assertNever(kind);
  }
}
