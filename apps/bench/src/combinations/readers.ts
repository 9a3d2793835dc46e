import { currencyCode } from '@kontor/kernel';
import type { Actor, RowScope } from '@kontor/platform';
import type pg from 'pg';

/** Somebody who sees everything, a leader of a team and a salesperson who sees their own. */
const WHO: readonly (readonly [scope: RowScope, email: string])[] = [
  ['ALL', 'edward.lis@demo.example'],
  ['TEAM', 'katarzyna.czapla@demo.example'],
  ['OWN', 'piotr.szpak@demo.example'],
];

export interface Reader {
  readonly scope: RowScope;
  readonly actor: Actor;
}

export async function readers(client: pg.Client): Promise<readonly Reader[]> {
  const found: Reader[] = [];
  for (const [scope, email] of WHO) {
    const { rows } = await client.query<{ id: string; team: string | null }>(
      'SELECT u.id, m.team_id AS team FROM identity.user_account u LEFT JOIN identity.team_membership m ON m.user_id = u.id WHERE email = $1',
      [email],
    );
    const person = rows[0];
    if (!person) throw new Error(`assertion failed: the demo has ${email}`);
    const pair = { read: scope, write: scope };
    found.push({
      scope,
      actor: {
        kind: 'USER',
        userId: person.id,
        name: 'Bench',
        channel: 'WEB',
        permissions: new Set(['opportunity.read', 'customer.read', 'activity.read']),
        scopes: { opportunity: pair, customer: pair, activity: pair },
        teamIds: person.team === null ? [] : [person.team],
        homeTeamId: person.team,
        baseCurrency: currencyCode('PLN'),
        timeZone: 'Europe/Warsaw',
      },
    });
  }
  return found;
}
