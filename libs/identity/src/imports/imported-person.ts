import { parseText } from '@kontor/kernel';
import { type Change, type ImportOutcome, NEW_REFERENCE } from '@kontor/platform';
import { parseEmail } from '../domain/email.js';
import type { UserStatus } from '../persistence/user-account.row.js';
import type { RoleRights } from '../security/grants.js';

/** A person as a row of a file has them. An empty cell is `null`, and leaves what is there as it is. */
export interface WantedPerson {
  readonly key: string;
  readonly name: string;
  readonly email: string | null;
  readonly teamId: string | null;
}

/** A person who is there already. */
export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly status: UserStatus;
  readonly externalId: string | null;
  readonly teamId: string | null;
  readonly roles: readonly RoleRights[];
  readonly version: number;
}

/** How a row was found to mean a person, the surest first. */
export type MatchKind = 'KEY' | 'EMAIL' | 'NAME';

export interface Match {
  readonly kind: MatchKind;
  readonly person: KnownPerson;
}

/**
 * Whom a row means: by the source's id, else by address, else by a name that one person bears; nobody when it is somebody
 * new. Another bearer of the address decides before a name does.
 */
export function personMeant(matches: readonly Match[]): KnownPerson | null {
  const of = (kind: MatchKind) => matches.filter((match) => match.kind === kind).map(({ person }) => person);
  const [byName, ...others] = of('NAME');
  return of('KEY')[0] ?? of('EMAIL')[0] ?? (others.length === 0 ? (byName ?? null) : null);
}

const isNew = (reference: string): boolean => reference.startsWith(NEW_REFERENCE);

/** What a save of the row would change. Whoever is found by address or name keeps the source's id from then on. */
export function changesOf(was: KnownPerson | null, want: WantedPerson): Change[] {
  const wanted = { name: want.name, email: want.email, teamId: want.teamId };
  const changes: Change[] = (['name', 'email', 'teamId'] as const)
    .filter((field) => wanted[field] !== null && !isNew(wanted[field] ?? '') && wanted[field] !== was?.[field])
    .filter((field) => field !== 'email' || was?.email?.toLowerCase() !== want.email?.toLowerCase())
    .map((field) => ({ field, from: was?.[field] ?? null, to: wanted[field] }));
  const adopted = was !== null && was.externalId === null;
  return adopted ? [...changes, { field: 'externalId', from: null, to: want.key }] : changes;
}

/**
 * Why a row cannot be saved. The address by which somebody logs in is not for a file to change: whoever holds the
 * address can have the password reset.
 */
export function refusalOf(
  was: KnownPerson | null,
  want: WantedPerson,
  others: { readonly hasAddress: boolean; readonly mayArrange: boolean; readonly mayTouch: boolean },
): Extract<ImportOutcome, { kind: 'REFUSED' }> | null {
  const refuse = (field: string, code: string, message: string) => ({ kind: 'REFUSED', field, code, message }) as const;
  const written = refusalOfTexts(want);
  if (written !== null) return refuse(...written);
  const changed = new Set(changesOf(was, want).map(({ field }) => field));
  if (changed.size > 0 && !others.mayTouch) {
    return refuse('name', 'RIGHT_LACKING', 'This person has rights that you lack. Ask somebody who has them.');
  }
  if (others.hasAddress) return refuse('email', 'EMAIL_TAKEN', 'Somebody else has this address already.');
  if (changed.has('email') && was !== null && was.email !== null && was.status !== 'INVITED') {
    return refuse('email', 'EMAIL_FIXED', 'This person logs in by another address. Change it in the list of people.');
  }
  if ((changed.has('teamId') || isNew(want.teamId ?? '')) && !others.mayArrange) {
    return refuse('team', 'RIGHT_LACKING', 'You may arrange only the teams that you reach. Ask somebody who may.');
  }
  return null;
}

/** Under the rules that hold for whoever invites a person by hand. */
function refusalOfTexts({ key, name, email }: WantedPerson): [field: string, code: string, message: string] | null {
  const written = { name: parseText(name, { max: 200 }), externalId: parseText(key, { max: 205 }) };
  for (const [field, text] of Object.entries(written)) {
    if (!text.ok) return [field, text.refusal.code, text.refusal.message];
  }
  const address = email === null ? null : parseEmail(email);
  return address === null || address.ok ? null : ['email', address.refusal.code, address.refusal.message];
}
