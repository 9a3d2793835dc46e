import type { UserFilter, UserStatus } from '../../../graphql/graphql.js';

/** What the list of people shows, and whose record is open beside it. */
export interface PeopleSearch {
  readonly q?: string;
  readonly status?: UserStatus;
  readonly team?: string;
  readonly open?: string;
}

const STATUSES: readonly UserStatus[] = ['INVITED', 'ACTIVE', 'DISABLED'];

export function validatePeopleSearch(search: Readonly<Record<string, unknown>>): PeopleSearch {
  const text = (name: string) =>
    typeof search[name] === 'string' && search[name] !== '' ? { [name]: search[name] } : {};
  const status = STATUSES.find((one) => one === search['status']);
  return { ...text('q'), ...text('team'), ...text('open'), ...(status ? { status } : {}) };
}

export const peopleFilter = ({ q, status, team }: PeopleSearch): UserFilter => ({
  ...(q ? { text: q } : {}),
  ...(status ? { status } : {}),
  ...(team ? { teamId: team } : {}),
});
