import { IssueSetUpLink } from '@kontor/identity';
import { onDatabase, type TestedApi } from './running-api.js';
import type { Caller } from './caller.js';

export const PASSWORD = 'niebieski-parasol-7';

export interface FoundedOrganisation {
  /** The browser of the administrator, who may do everything everywhere. */
  readonly administrator: Caller;
  readonly administratorId: string;
  readonly token: string;
}

/** An organisation as a person founds it on an empty installation: with its roles, processes and lists. */
export async function foundOrganisation(api: TestedApi): Promise<FoundedOrganisation> {
  const { link } = await api.app.get(IssueSetUpLink).execute();
  const { headers, errors } = await api.anonymous.graphql(
    'mutation SetUp($input: SetUpInput!) { setUpOrganisation(input: $input) { id } }',
    {
      input: {
        token: link.slice(link.indexOf('#') + 1),
        organisationName: 'Pakowarki sp. z o.o.',
        baseCurrency: 'PLN',
        timeZone: 'Europe/Warsaw',
        language: 'PL',
        adminName: 'Maria Zając',
        adminEmail: 'maria@example.com',
        password: PASSWORD,
      },
    },
  );
  const token = /__Host-kontor-session=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1];
  if (!token) throw new Error(`no organisation was founded: ${JSON.stringify(errors)}`);
  const [row] = await onDatabase<{ id: string }>(api.db, 'SELECT id FROM identity.user_account');
  return { administrator: api.withCookie(token), administratorId: row?.id ?? '', token };
}
