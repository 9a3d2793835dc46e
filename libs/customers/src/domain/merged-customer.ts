// What becomes of the facts of two customers that are one: the winner's, but for the fields taken from the loser, and the
// addresses of both. Nothing is lost: what is not taken stands in the loser's register and comes back with an undo.
import { type CustomValues, customValues } from '@kontor/kernel';
import type { AddressFacts, CustomerFacts } from './customer-facts.js';

/** The fields of which one value has to be chosen, under their names in the API. */
export const MERGE_FIELDS = {
  name: 'name',
  kind: 'kind',
  taxId: 'taxId',
  owner: 'ownerId',
  segment: 'segmentId',
  region: 'regionId',
  market: 'marketId',
  priorityClass: 'priorityClass',
  parent: 'parentId',
  currency: 'currency',
  documentLanguage: 'documentLanguage',
  website: 'website',
  notes: 'notes',
} as const satisfies Record<string, keyof CustomerFacts>;
export type MergeField = keyof typeof MERGE_FIELDS;

/**
 * `ownerId` brings its team along: who looks after a customer is one decision. Of custom fields `takenCustom` names
 * those of which the loser's value stays; what only the loser has is the winner's in any case.
 */
export function mergedFacts(
  winner: CustomerFacts,
  loser: CustomerFacts,
  taken: readonly MergeField[],
  takenCustom: readonly string[] = [],
): CustomerFacts {
  const chosen = Object.fromEntries(taken.map((field) => [MERGE_FIELDS[field], loser[MERGE_FIELDS[field]]]));
  return {
    ...winner,
    ...chosen,
    ...(taken.includes('owner') ? { teamId: loser.teamId } : {}),
    tagIds: [...new Set([...winner.tagIds, ...loser.tagIds])].sort(),
    addresses: bothAddresses(winner.addresses, loser.addresses),
    custom: bothCustom(winner.custom, loser.custom, takenCustom),
  };
}

const bothCustom = (winner: CustomValues, loser: CustomValues, taken: readonly string[]): CustomValues =>
  customValues({
    ...loser,
    ...winner,
    ...Object.fromEntries(Object.entries(loser).filter(([key]) => taken.includes(key))),
  });

/** A company has one registered office, so that the loser's becomes a site of the winner when that has one already. */
function bothAddresses(winner: readonly AddressFacts[], loser: readonly AddressFacts[]): AddressFacts[] {
  const placeOf = ({ street, postalCode, city, country }: AddressFacts): string =>
    JSON.stringify([street, postalCode, city, country]).toLowerCase();
  const hasOffice = winner.some(({ kind }) => kind === 'REGISTERED');
  const places = new Set(winner.map(placeOf));
  const added = loser
    .filter((address) => !places.has(placeOf(address)))
    .map(
      (address): AddressFacts => (hasOffice && address.kind === 'REGISTERED' ? { ...address, kind: 'SITE' } : address),
    );
  return [...winner, ...added];
}

/** How long a merge can be taken back. */
export const UNDO_HOURS = 24;
