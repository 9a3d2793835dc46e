/**
 * What a person may change of a sale directly: `undefined` leaves a fact, `null` clears it. Everything else (stage,
 * number, dates of opening and closing, sums) follows from other rules and cannot be set.
 */
import {
  type CustomValueInput,
  type DomainRefusal,
  type FieldRefusal,
  ok,
  parseDecimal,
  parseLocalDate,
  parseMoney,
  parseText,
  refusal,
  type Result,
} from '@kontor/kernel';
import { pushesAfter } from './close-date.js';
import type { Sale, SaleContact } from './sale.js';
import { refusalsOfSplits, type Split } from './splits.js';

/** The facts as they come over the wire, amounts and shares as text. */
export interface SaleInput {
  readonly title?: string | undefined;
  readonly customerId?: string | null | undefined;
  readonly ownerId?: string | null | undefined;
  readonly amount?: { readonly amount: string; readonly currency: string } | null | undefined;
  readonly expectedCloseDate?: string | null | undefined;
  readonly regionId?: string | null | undefined;
  readonly marketId?: string | null | undefined;
  readonly sourceId?: string | null | undefined;
  readonly competitorId?: string | null | undefined;
  readonly nextStep?: string | null | undefined;
  readonly description?: string | null | undefined;
  /** Only the named dimensions; a value of `null` takes the sale out of the dimension. */
  readonly classifications?:
    | readonly { readonly dimensionId: string; readonly valueId?: string | null | undefined }[]
    | null
    | undefined;
  /** All of them: those left out are removed. */
  readonly tagIds?: readonly string[] | null | undefined;
  /** All of them: those left out are removed. */
  readonly contacts?: readonly SaleContact[] | null | undefined;
  /** All of them, to exactly 100 percent; none gives the owner all the credit. */
  readonly splits?: readonly { readonly userId: string; readonly share: string }[] | null | undefined;
  /** Only the fields that are named change. Read apart, by the rules of the fields. */
  readonly customFields?: readonly CustomValueInput[] | null | undefined;
}

type PlainFact =
  | 'title'
  | 'customerId'
  | 'ownerId'
  | 'amount'
  | 'currency'
  | 'expectedCloseDate'
  | 'regionId'
  | 'marketId'
  | 'sourceId'
  | 'competitorId'
  | 'nextStep'
  | 'description'
  | 'tagIds'
  | 'contacts'
  | 'splits'
  | 'custom';

export type SalePatch = Partial<Pick<Sale, PlainFact>> & {
  readonly classification?: Readonly<Record<string, string | null>>;
};

export type SalePatchRefusal = DomainRefusal<string>;

type Mutable = { -readonly [K in keyof SalePatch]: SalePatch[K] };

/** Reads the input and collects whatever is wrong with it, each on its field; the first one gives the code. */
export function readSaleInput(input: SaleInput): Result<SalePatch, SalePatchRefusal> {
  const refusals: FieldRefusal[] = [];
  const read = <T>(path: string, result: Result<T, DomainRefusal>): T | undefined => {
    if (result.ok) return result.value;
    refusals.push({ path, code: result.refusal.code, message: result.refusal.message });
    return undefined;
  };
  const patch: Mutable = {};
  const set = <K extends keyof SalePatch>(key: K, value: SalePatch[K] | undefined): void => {
    if (value !== undefined) patch[key] = value;
  };
  if (input.title !== undefined) set('title', read('title', parseText(input.title, { max: 200 })));
  for (const key of ['customerId', 'ownerId', 'regionId', 'marketId', 'sourceId', 'competitorId'] as const) {
    set(key, input[key]);
  }
  set(
    'nextStep',
    optionalText(input.nextStep, 500, false, (result) => read('nextStep', result)),
  );
  set(
    'description',
    optionalText(input.description, 20_000, true, (result) => read('description', result)),
  );
  if (input.expectedCloseDate === null) patch.expectedCloseDate = null;
  else if (input.expectedCloseDate !== undefined) {
    set('expectedCloseDate', read('expectedCloseDate', parseLocalDate(input.expectedCloseDate)));
  }
  readAmount(input, patch, refusals, read);
  readLists(input, patch, refusals, read);
  const [first] = refusals;
  return first
    ? refusal({ code: first.code, message: first.message, details: { fields: refusals } })
    : ok(patch satisfies SalePatch);
}

type Read = <T>(path: string, result: Result<T, DomainRefusal>) => T | undefined;

function optionalText(
  value: string | null | undefined,
  max: number,
  multiline: boolean,
  read: (result: Result<string, DomainRefusal>) => string | undefined,
): string | null | undefined {
  if (value === undefined || value === null) return value;
  const text = read(parseText(value, { min: 0, max, multiline }));
  return text === '' ? null : text;
}

function readAmount(input: SaleInput, patch: Mutable, refusals: FieldRefusal[], read: Read): void {
  if (input.amount === null) patch.amount = null;
  if (!input.amount) return;
  const money = read('amount', parseMoney(input.amount.amount, input.amount.currency));
  if (!money) return;
  if (money.amount.isNegative()) {
    const message = 'Give an amount of nought or more.';
    refusals.push({ path: 'amount', code: 'AMOUNT_NEGATIVE', message });
    return;
  }
  patch.amount = money.amount;
  patch.currency = money.currency;
}

function readLists(input: SaleInput, patch: Mutable, refusals: FieldRefusal[], read: Read): void {
  if (input.classifications !== undefined) {
    patch.classification = Object.fromEntries(
      (input.classifications ?? []).map(({ dimensionId, valueId }) => [dimensionId, valueId ?? null]),
    );
  }
  if (input.tagIds !== undefined) patch.tagIds = [...new Set(input.tagIds ?? [])].sort();
  if (input.contacts !== undefined) {
    patch.contacts = (input.contacts ?? []).map(({ contactId, role }) => ({ contactId, role }));
    patch.contacts.forEach(({ contactId }, index, all) => {
      if (all.findIndex((other) => other.contactId === contactId) === index) return;
      const message = 'This contact is named already. Keep one role for each person.';
      refusals.push({ path: `contacts.${index}.contactId`, code: 'CONTACT_TWICE', message });
    });
  }
  if (input.splits !== undefined) {
    const splits = (input.splits ?? []).map(({ userId, share }, index): Split | null => {
      const parsed = read(`splits.${index}.share`, parseDecimal(share, 2));
      return parsed ? { userId, share: parsed } : null;
    });
    const complete = splits.filter((split) => split !== null);
    if (complete.length === splits.length) refusals.push(...refusalsOfSplits(complete));
    patch.splits = complete;
  }
}

/** The sale after the change. A later close date of an open sale counts as a push. */
export function changeSale(sale: Sale, patch: SalePatch, teamId: string | null): Sale {
  const { classification, ...facts } = patch;
  const next = { ...sale, ...facts, teamId };
  const isPushed = sale.meaning === 'OPEN' && patch.expectedCloseDate !== undefined;
  return {
    ...next,
    classification: classification ? reclassified(sale.classification, classification) : sale.classification,
    closeDatePushes: isPushed
      ? pushesAfter(sale.closeDatePushes, sale.expectedCloseDate, next.expectedCloseDate)
      : sale.closeDatePushes,
  };
}

const reclassified = (
  before: Sale['classification'],
  patch: Readonly<Record<string, string | null>>,
): Sale['classification'] =>
  Object.fromEntries(
    Object.entries({ ...before, ...patch }).filter((entry): entry is [string, string] => entry[1] !== null),
  );
