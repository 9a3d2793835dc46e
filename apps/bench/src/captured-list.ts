import { AppConfig, createPlatform, Database, type Actor, type Statement, SystemClock } from '@kontor/platform';
import { currencyCode } from '@kontor/kernel';
import { OpportunityListQuery } from '@kontor/sales';

/** Notes what it is asked, and asks nobody. */
class Notebook extends Database {
  noted: { text: string; values: readonly unknown[] } | null = null;

  override async many<Row extends object>(statement: Statement<Row>): Promise<Row[]> {
    this.noted ??= { text: statement.text, values: statement.values };
    return [];
  }
}

/** The list's statement as Kontor sends it for a team's salesperson: the floor runs the very same. */
export async function capturedList(databaseUrl: string, person: { id: string; teamIds: readonly string[] }) {
  const platform = await createPlatform({
    config: AppConfig.fromEnvironment({ DATABASE_URL: databaseUrl }),
    entities: [],
  });
  const notebook = new Notebook(platform.database.pool);
  const scopes = {
    opportunity: { read: 'TEAM', write: 'OWN' },
    customer: { read: 'ALL', write: 'TEAM' },
    activity: { read: 'TEAM', write: 'OWN' },
  } as const;
  const actor: Actor = {
    kind: 'USER',
    userId: person.id,
    name: 'Bench',
    channel: 'WEB',
    permissions: new Set(['opportunity.read']),
    scopes,
    teamIds: person.teamIds,
    homeTeamId: person.teamIds[0] ?? null,
    baseCurrency: currencyCode('PLN'),
    timeZone: 'Europe/Warsaw',
  };
  await new OpportunityListQuery(notebook, new SystemClock()).page(actor, { first: 50 });
  await platform.close();
  if (!notebook.noted) throw new Error('assertion failed: the list asked the database nothing');
  return notebook.noted;
}
