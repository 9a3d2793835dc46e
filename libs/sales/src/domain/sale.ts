/**
 * One opportunity from first interest to won or lost, as its writers see it. What must always be true of it: it is
 * closed exactly when it has a closing date, and lost only with a reason from the list.
 */
import { type CurrencyCode, type CustomValues, type Decimal, type LocalDate, registeredCustom } from '@kontor/kernel';
import { amountText } from './amount-text.js';
import type { ContactRole } from './exit-criterion.js';
import type { Split } from './splits.js';
import type { StageMeaning } from './stage.js';

export interface SaleContact {
  readonly contactId: string;
  readonly role: ContactRole;
}

/** Values by the dimension that they belong to. */
export type Classification = Readonly<Record<string, string>>;

export interface Sale {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly title: string;
  readonly customerId: string | null;
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly processVersionId: string;
  readonly stageId: string;
  readonly meaning: StageMeaning;
  readonly stageEnteredAt: Date;
  readonly amount: Decimal | null;
  readonly currency: CurrencyCode;
  readonly expectedCloseDate: LocalDate | null;
  readonly closeDatePushes: number;
  readonly openedOn: LocalDate;
  readonly closedOn: LocalDate | null;
  readonly regionId: string | null;
  readonly marketId: string | null;
  readonly sourceId: string | null;
  readonly competitorId: string | null;
  readonly lostReasonId: string | null;
  readonly lostNote: string | null;
  readonly nextStep: string | null;
  readonly description: string | null;
  readonly classification: Classification;
  /** In the order of the ids. */
  readonly tagIds: readonly string[];
  readonly contacts: readonly SaleContact[];
  readonly splits: readonly Split[];
  /** Values of the organisation's own fields. */
  readonly custom: CustomValues;
}

/** The facts of a sale under their names in the API, as the register and a conflict show them: ids, amounts as text. */
export interface RegisteredSale {
  readonly title: string;
  readonly customer: string | null;
  readonly owner: string | null;
  readonly team: string | null;
  readonly stage: string;
  readonly amount: { readonly amount: string; readonly currency: string } | null;
  readonly expectedCloseDate: string | null;
  readonly openedOn: string;
  readonly closedOn: string | null;
  readonly region: string | null;
  readonly market: string | null;
  readonly source: string | null;
  readonly competitor: string | null;
  readonly lostReason: string | null;
  readonly lostNote: string | null;
  readonly nextStep: string | null;
  readonly description: string | null;
  readonly classifications: readonly { readonly dimensionId: string; readonly valueId: string }[];
  readonly tags: readonly string[];
  readonly contacts: readonly SaleContact[];
  readonly splits: readonly { readonly userId: string; readonly share: string }[];
}

/** In the order in which the register tells them; values of custom fields follow. */
export const REGISTERED_FIELDS = [
  'title',
  'customer',
  'stage',
  'openedOn',
  'closedOn',
  'lostReason',
  'lostNote',
  'owner',
  'team',
  'amount',
  'expectedCloseDate',
  'nextStep',
  'description',
  'region',
  'market',
  'source',
  'competitor',
  'classifications',
  'tags',
  'contacts',
  'splits',
] as const satisfies readonly (keyof RegisteredSale)[];

export function registeredSale(sale: Omit<Sale, 'number'>): RegisteredSale {
  return {
    title: sale.title,
    customer: sale.customerId,
    owner: sale.ownerId,
    team: sale.teamId,
    stage: sale.stageId,
    amount:
      sale.amount === null
        ? null
        : { amount: amountText(sale.amount.toFixed(), sale.currency), currency: sale.currency },
    expectedCloseDate: sale.expectedCloseDate,
    openedOn: sale.openedOn,
    closedOn: sale.closedOn,
    region: sale.regionId,
    market: sale.marketId,
    source: sale.sourceId,
    competitor: sale.competitorId,
    lostReason: sale.lostReasonId,
    lostNote: sale.lostNote,
    nextStep: sale.nextStep,
    description: sale.description,
    classifications: Object.entries(sale.classification)
      .map(([dimensionId, valueId]) => ({ dimensionId, valueId }))
      .sort((a, b) => (a.dimensionId < b.dimensionId ? -1 : 1)),
    tags: sale.tagIds,
    contacts: [...sale.contacts].sort((a, b) => (a.contactId < b.contactId ? -1 : 1)),
    splits: sale.splits
      .map(({ userId, share }) => ({ userId, share: share.toFixed() }))
      .sort((a, b) => (a.userId < b.userId ? -1 : 1)),
    ...registeredCustom(sale.custom),
  };
}

/** The fields that a criterion may require and that this sale has. */
export function filledFields(sale: Pick<Sale, keyof typeof REQUIRABLE>): ReadonlySet<string> {
  const columns = Object.keys(REQUIRABLE) as (keyof typeof REQUIRABLE)[];
  return new Set(columns.filter((column) => sale[column] !== null).map((column) => REQUIRABLE[column]));
}

const REQUIRABLE = {
  customerId: 'customer',
  amount: 'amount',
  expectedCloseDate: 'expectedCloseDate',
  nextStep: 'nextStep',
  description: 'description',
  regionId: 'region',
  marketId: 'market',
  sourceId: 'source',
  competitorId: 'competitor',
} as const;
