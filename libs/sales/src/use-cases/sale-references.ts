import { Refused } from '@kontor/kernel';
import { type Actor, inRowScope } from '@kontor/platform';
import type { Sale } from '../domain/sale.js';
import type { SalePatch } from '../domain/sale-patch.js';
import type { Reclassified, SaleReferences } from '../queries/sale-references.query.js';

type Named = Pick<
  Sale,
  | 'customerId'
  | 'ownerId'
  | 'regionId'
  | 'marketId'
  | 'sourceId'
  | 'competitorId'
  | 'contacts'
  | 'splits'
  | 'tagIds'
  | 'classification'
  | 'stageId'
>;

/** The records that a change names and the sale did not name before: only these are checked, so that a sale may keep what has since left the lists. */
export function newReferences(patch: SalePatch, before?: Named): SaleReferences {
  const changed = (key: 'customerId' | 'ownerId' | 'regionId' | 'marketId' | 'sourceId' | 'competitorId') =>
    patch[key] !== undefined && patch[key] !== before?.[key] ? patch[key] : undefined;
  const contacts = new Set(before?.contacts.map(({ contactId }) => contactId));
  const people = new Set(before?.splits.map(({ userId }) => userId));
  return {
    customerId: changed('customerId'),
    ownerId: changed('ownerId'),
    regionId: changed('regionId'),
    marketId: changed('marketId'),
    sourceId: changed('sourceId'),
    competitorId: changed('competitorId'),
    contactIds: patch.contacts?.map(({ contactId }) => contactId).filter((id) => !contacts.has(id)),
    splitUserIds: patch.splits?.map(({ userId }) => userId).filter((id) => !people.has(id)),
    tagIds: patch.tagIds?.filter((id) => !before?.tagIds.includes(id)),
    classification: Object.entries(patch.classification ?? {}).filter(
      (entry): entry is [string, string] => entry[1] !== null && before?.classification[entry[0]] !== entry[1],
    ),
    reclassified: reclassifiedBy(patch, before),
  };
}

function reclassifiedBy(patch: SalePatch, before: Named | undefined): Reclassified | undefined {
  const was = before?.classification ?? {};
  const touched = Object.entries(patch.classification ?? {}).filter(([id, valueId]) => (was[id] ?? null) !== valueId);
  if (touched.length === 0) return undefined;
  const after = Object.entries({ ...was, ...patch.classification });
  return {
    after: Object.fromEntries(after.filter((entry): entry is [string, string] => entry[1] !== null)),
    touched: touched.map(([id]) => id),
    cleared: touched.flatMap(([id, valueId]) => (valueId === null ? [id] : [])),
    stageId: before?.stageId ?? null,
  };
}

/** Whether there is anything to ask the database about. */
export const namesAnything = (references: SaleReferences): boolean =>
  Object.values(references).some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null,
  );

/**
 * A sale may only be given where the giver reaches: a new one to somebody whose sales they may change, an existing one
 * to somebody whose sales they see. Refusal: `OWNER_OUT_OF_REACH`.
 */
export function requireReach(
  actor: Actor,
  verb: 'read' | 'write',
  sale: { readonly ownerId: string | null; readonly teamId: string | null },
): void {
  if (inRowScope(actor, 'opportunity', verb, sale)) return;
  const code = 'OWNER_OUT_OF_REACH';
  const message = 'You cannot give a sale to this person. Choose yourself or somebody of your team.';
  throw new Refused(code, message, { fields: [{ path: 'ownerId', code, message }] });
}
