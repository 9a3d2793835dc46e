import {
  type CurrencyCode,
  currencyCode,
  customChanges,
  type CustomValues,
  type LocalDate,
  parseText,
  Refused,
} from '@kontor/kernel';
import { type Change, changesBetween, type CustomValuesAfter, type ImportRow } from '@kontor/platform';
import { amountText } from '../domain/amount-text.js';
import { type DependentValue, misplacedDimension } from '../domain/dimension.js';
import { REGISTERED_FIELDS, type RegisteredSale } from '../domain/sale.js';
import { readSaleInput, type SalePatch } from '../domain/sale-patch.js';
import { DIMENSION_FIELD } from './opportunity-fields.js';

export interface ImportedStage {
  readonly id: string;
  readonly processVersionId: string;
  readonly firstStageId: string;
  readonly meaning: 'OPEN' | 'WON' | 'LOST';
}

/** A sale as a file can say it, under the names of the API. Dates are calendar dates, the amount is plain digits. */
export interface ImportedState {
  readonly title: string;
  readonly customerId: string | null;
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly stageId: string;
  readonly amount: string | null;
  readonly currency: string;
  readonly expectedCloseDate: string | null;
  readonly openedOn: string;
  readonly closedOn: string | null;
  readonly regionId: string | null;
  readonly marketId: string | null;
  readonly sourceId: string | null;
  readonly competitorId: string | null;
  readonly lostReasonId: string | null;
  readonly nextStep: string | null;
  readonly description: string | null;
  readonly classification: Readonly<Record<string, string>>;
  readonly custom: CustomValues;
  /** In the order of the ids. */
  readonly tagIds: readonly string[];
}

export interface ExistingOpportunity extends ImportedState {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly deleted: boolean;
}

export interface ImportContext {
  readonly stages: ReadonlyMap<string, ImportedStage>;
  readonly dimensionIds: ReadonlyMap<string, string>;
  /** Tags by the names that the rows have for them. */
  readonly tagIds: ReadonlyMap<string, string>;
  /** Values that may only be chosen under others, by their ids. */
  readonly dependents: ReadonlyMap<string, DependentValue>;
  readonly homeTeams: ReadonlyMap<string, string>;
  readonly actorId: string | null;
  readonly baseCurrency: CurrencyCode;
  readonly today: LocalDate;
  readonly customAfter: CustomValuesAfter;
  /** The reason of lost sales whose file gives none. */
  readonly unstatedReasonId: string | null;
}

const FIELDS = [
  'title',
  'customerId',
  'ownerId',
  'teamId',
  'stageId',
  'amount',
  'currency',
  'expectedCloseDate',
  'openedOn',
  'closedOn',
  'regionId',
  'marketId',
  'sourceId',
  'competitorId',
  'lostReasonId',
  'nextStep',
  'description',
  'classification',
  'custom',
  'tagIds',
] as const satisfies readonly (keyof ImportedState)[];

/** Whether a row says anything that is not so already. */
export const isChanged = (before: ImportedState, after: ImportedState): boolean =>
  changesBetween(before, after, FIELDS).length > 0;

/** The changes under the names that the register of sales has for them. */
export const registeredChanges = (before: ImportedState | null, after: ImportedState): Change[] => [
  ...changesBetween(before === null ? {} : registered(before), registered(after), REGISTERED_FIELDS),
  ...customChanges(before?.custom ?? {}, after.custom),
];

function registered(state: ImportedState): Partial<RegisteredSale> {
  const { amount, currency } = state;
  return {
    title: state.title,
    customer: state.customerId,
    owner: state.ownerId,
    team: state.teamId,
    stage: state.stageId,
    amount: amount === null ? null : { amount: amountText(amount, currencyCode(currency)), currency },
    expectedCloseDate: state.expectedCloseDate,
    openedOn: state.openedOn,
    closedOn: state.closedOn,
    region: state.regionId,
    market: state.marketId,
    source: state.sourceId,
    competitor: state.competitorId,
    lostReason: state.lostReasonId,
    nextStep: state.nextStep,
    description: state.description,
    classifications: Object.entries(state.classification)
      .map(([dimensionId, valueId]) => ({ dimensionId, valueId }))
      .sort((a, b) => (a.dimensionId < b.dimensionId ? -1 : 1)),
    tags: state.tagIds,
  };
}

/**
 * What a row makes of a sale: its cells over what is there, or over what a new sale has. A closed sale has the date
 * the file gives it, and without one the date it was closed before, or today. Refuses what nobody could write by hand
 * either, on its column.
 */
export function stateAfter(
  row: ImportRow,
  was: ExistingOpportunity | undefined,
  context: ImportContext,
): ImportedState {
  const { values } = row;
  const stage = context.stages.get(values['stage'] ?? '');
  if (!stage) {
    throw refused('stage', 'STAGE_UNKNOWN', 'This stage belongs to no process that is in force. Map it to another.');
  }
  const closed = stage.meaning !== 'OPEN';
  const closedOn = closed ? (values['closedOn'] ?? was?.closedOn ?? context.today) : null;
  const openedOn = values['openedOn'] ?? was?.openedOn ?? closedOn ?? context.today;
  refuseDates(openedOn, closedOn, context.today);
  const written = writtenFacts(values, values['currency'] ?? was?.currency ?? context.baseCurrency);
  const ownerId = values['owner'] ?? (was ? was.ownerId : context.actorId);
  return {
    title: written.title ?? was?.title ?? (values['externalId'] as string),
    customerId: values['customer'] ?? was?.customerId ?? null,
    ownerId,
    teamId: was && was.ownerId === ownerId ? was.teamId : (context.homeTeams.get(ownerId ?? '') ?? null),
    stageId: stage.id,
    amount: written.amount?.toFixed() ?? was?.amount ?? null,
    currency: values['currency'] ?? was?.currency ?? context.baseCurrency,
    expectedCloseDate:
      values['expectedCloseDate'] ?? (closed ? undefined : values['closedOn']) ?? was?.expectedCloseDate ?? null,
    openedOn,
    closedOn,
    regionId: values['region'] ?? was?.regionId ?? null,
    marketId: values['market'] ?? was?.marketId ?? null,
    sourceId: values['source'] ?? was?.sourceId ?? null,
    competitorId: values['competitor'] ?? was?.competitorId ?? null,
    lostReasonId:
      stage.meaning === 'LOST'
        ? (values['lostReason'] ?? was?.lostReasonId ?? context.unstatedReasonId)
        : (was?.lostReasonId ?? null),
    nextStep: written.nextStep ?? was?.nextStep ?? null,
    description: written.description ?? was?.description ?? null,
    classification: classificationAfter(values, was, context),
    custom: context.customAfter(values, was?.custom ?? {}),
    tagIds: values['tags'] === undefined ? (was?.tagIds ?? []) : tagsIn(values['tags'], context),
  };
}

/** The names in a cell, apart by commas, semicolons or bars. */
export const tagNames = (cell: string): string[] =>
  cell.split(/[,;|]/).flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));

function tagsIn(cell: string, { tagIds }: Pick<ImportContext, 'tagIds'>): string[] {
  const ids = tagNames(cell).map((name) => {
    const id = tagIds.get(name);
    if (id !== undefined) return id;
    throw refused(
      'tags',
      'TAG_UNKNOWN',
      `There is no tag “${name.slice(0, 60)}”. Add it in Settings, or correct the cell.`,
    );
  });
  return [...new Set(ids)].sort();
}

/** Keys are kept in an index, and no system has longer ones. */
const LONGEST_KEY = 200;

/** The texts and the amount under the rules that hold for whoever types them. */
function writtenFacts(values: ImportRow['values'], currency: string): SalePatch {
  const key = parseText(values['externalId'], { max: LONGEST_KEY });
  if (!key.ok) throw refused('externalId', key.refusal.code, key.refusal.message);
  const amount = values['amount'];
  const read = readSaleInput({
    title: values['title'] ?? values['externalId'],
    nextStep: values['nextStep'],
    description: values['description'],
    ...(amount === undefined ? {} : { amount: { amount, currency } }),
  });
  if (!read.ok) {
    const [first] = read.refusal.details?.fields ?? [];
    throw refused(first?.path ?? 'title', read.refusal.code, read.refusal.message);
  }
  const { title, ...others } = read.value;
  return values['title'] === undefined || title === undefined ? others : { ...others, title };
}

function refuseDates(openedOn: string, closedOn: string | null, today: string): void {
  if (closedOn !== null && closedOn < openedOn) {
    throw refused(
      'closedOn',
      'CLOSED_BEFORE_OPENED',
      'The sale was closed before it was opened. Correct one of the dates.',
    );
  }
  if (closedOn !== null && closedOn > today) {
    throw refused(
      'closedOn',
      'CLOSED_ON_INVALID',
      'A sale that is closed has a day up to today. Correct the date or the stage.',
    );
  }
}

function classificationAfter(
  values: ImportRow['values'],
  was: ImportedState | undefined,
  context: ImportContext,
): Record<string, string> {
  const written = classificationIn(values, context);
  const after = { ...was?.classification, ...written };
  const touched = Object.keys(written).filter((id) => written[id] !== was?.classification[id]);
  const dependents = Object.values(after).flatMap((valueId) => context.dependents.get(valueId) ?? []);
  const misplaced = misplacedDimension(after, dependents, new Set(touched));
  if (misplaced === null) return after;
  const key = [...context.dimensionIds].find(([, id]) => id === misplaced)?.[0] ?? '';
  throw refused(
    `${DIMENSION_FIELD}${key}`,
    'CLASSIFICATION_DEPENDS',
    'This value does not go with the one it depends on. Correct one of the two.',
  );
}

const classificationIn = (
  values: ImportRow['values'],
  { dimensionIds }: Pick<ImportContext, 'dimensionIds'>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([key, valueId]) => {
      const dimensionId = key.startsWith(DIMENSION_FIELD) ? dimensionIds.get(key.slice(DIMENSION_FIELD.length)) : null;
      return dimensionId ? [[dimensionId, valueId] as const] : [];
    }),
  );

const refused = (field: string, code: string, message: string): Refused => new Refused(code, message, { field });
