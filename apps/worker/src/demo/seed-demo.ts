import { ChangeRegister, Clock, Ids, sql, Transactions, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { approvalsOf } from './demo-approvals.js';
import { customOfSale, type DemoChoices, insertCustomFields } from './demo-custom-fields.js';
import { demoCustomers } from './demo-customers.js';
import { historyOf, type PlacedSale } from './demo-history.js';
import { tightenTenders } from './demo-methodology.js';
import { DemoOrganisation, type PlacedCustomer, type SeatedPerson } from './demo-organisation.js';
import { DemoRates } from './demo-rates.js';
import type { Habits } from './demo-people.js';
import { demoSale, type DemoProcess } from './demo-sales.js';
import {
  insertActivities,
  insertApprovals,
  insertMoves,
  insertRegister,
  insertSales,
  insertSplits,
} from './demo-tables.js';
import { PastIds } from './past-ids.js';
import { Chance } from './random.js';

const CUSTOMERS = 150;
const SALES = 2_000;
const SEED = 1_358; // The year in which the Hanseatic League gave itself its name.
const AT_ONCE = 250;
const DAY = 86_400_000;
const TENDERS_TIGHTENED_DAYS_AGO = 300;

interface Lists {
  /** By their keys, each with its versions, the oldest first. */
  readonly processes: readonly (readonly [string, readonly DemoProcess[]])[];
  readonly lostReasons: readonly string[];
  readonly sources: readonly string[];
  readonly competitors: readonly string[];
  readonly dimensions: readonly { readonly id: string; readonly values: readonly string[] }[];
  readonly choices: DemoChoices;
}

const MACHINES = [
  'Pakowarka pozioma PX-200',
  'Linia kartonująca KL-80',
  'Dozownik DW-12',
  'Owijarka OW-40',
  'Linia butelkująca BT-600',
  'Zgrzewarka tacek ZT-3',
  'Etykieciarka ET-90',
  'Paletyzator PL-7',
];
const OCCASIONS = ['nowa hala', 'wymiana linii', 'druga zmiana', 'modernizacja', 'rozbudowa', 'nowy produkt'];

/**
 * Fills an empty installation with a maker of packaging machines that does not exist, thirty months of whose sales
 * end today. All installations that are filled on one day tell the same. One transaction: it is there whole or not at all.
 */
@Injectable()
export class SeedDemo {
  constructor(
    private readonly transactions: Transactions,
    private readonly organisation: DemoOrganisation,
    private readonly rates: DemoRates,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly register: ChangeRegister,
  ) {}

  async execute(): Promise<void> {
    const now = new Date(this.clock.now().setUTCHours(0, 0, 0, 0));
    const since = new Date(now.getTime() - 930 * DAY);
    await this.transactions.run(async (tx) => {
      await tx.many(sql`SET LOCAL statement_timeout = '60s'`);
      const chance = new Chance(SEED);
      const { people, roleIds, actor, administratorId } = await this.organisation.found(tx, now, since);
      await this.rates.lay(tx, administratorId, now);
      const choices = await insertCustomFields(tx, this.ids, this.register, actor);
      const made = demoCustomers(chance, CUSTOMERS);
      const customers = await this.organisation.insertCustomers(tx, made, people, since, choices);
      await addCompetitors(tx, this.ids);
      await tightenTenders(tx, this.ids, this.register, actor, {
        roleId: roleIds.get('head-of-sales') as string,
        from: new Date(now.getTime() - TENDERS_TIGHTENED_DAYS_AGO * DAY),
      });
      const sales = this.placeSales({ ...(await readLists(tx)), choices }, people, customers, now);
      const pastIds = new PastIds();
      for (let from = 0; from < sales.length; from += AT_ONCE) {
        await this.write(tx, sales.slice(from, from + AT_ONCE), pastIds, now);
      }
      // Numbers go on after those that the demo has taken.
      await tx.many(sql`SELECT max(nextval('sales.opportunity_number')) FROM generate_series(1, ${SALES}::int)`);
    });
  }

  private placeSales(
    lists: Lists,
    people: readonly SeatedPerson[],
    customers: readonly PlacedCustomer[],
    now: Date,
  ): PlacedSale[] {
    const sellers = people.filter(({ person }) => person.habits !== null);
    const weighted = sellers.map((seller) => [seller, (seller.person.habits as Habits).reach] as const);
    const sellerIds = sellers.map(({ id }) => id);
    const approver = people.find(({ person }) => person.role === 'head-of-sales') as SeatedPerson;
    const drawn = Array.from({ length: SALES }, (_, index) => {
      // Each has its own chance, so that one that turns out differently tomorrow changes no other.
      const chance = new Chance(SEED + index);
      const seller = chance.pickWeighted(weighted);
      const ofTeam = customers.filter(({ team }) => team === seller.person.team);
      // A few customers buy again and again, most of them once or twice.
      const customer = ofTeam[Math.floor(chance.next() ** 2 * ofTeam.length)] as PlacedCustomer;
      const units = { PLN: 1, EUR: 4.26, USD: 3.72 }[customer.customer.currency];
      return {
        chance,
        seller,
        customer,
        sale: demoSale(chance, pickProcess(chance, lists), seller.person, now, units),
      };
    });
    drawn.sort((a, b) => a.sale.openedAt.getTime() - b.sale.openedAt.getTime());
    return drawn.map(({ chance, seller, customer, sale }, index) => ({
      id: this.ids.next(),
      number: `S/${sale.openedAt.getUTCFullYear()}/${String(index + 1).padStart(6, '0')}`,
      title: `${chance.pick(MACHINES)}, ${chance.pick(OCCASIONS)}`,
      customerId: customer.id,
      owner: { id: seller.id, name: seller.person.name },
      teamId: seller.teamId as string,
      currency: customer.customer.currency,
      sale,
      lostReasonId: sale.meaning === 'LOST' ? chance.pick(lists.lostReasons) : null,
      competitorId: sale.meaning === 'LOST' && chance.isTrue(0.5) ? chance.pick(lists.competitors) : null,
      sourceId: chance.isTrue(0.85) ? chance.pick(lists.sources) : null,
      classifications: lists.dimensions.flatMap(({ id, values }) =>
        values.length > 0 && chance.isTrue(0.8) ? [{ dimensionId: id, valueId: chance.pick(values) }] : [],
      ),
      custom: customOfSale(
        lists.choices,
        index,
        { isTender: sale.process.key === 'tender', closesOn: sale.closeDates[0]?.on ?? sale.openedAt },
        sellerIds,
      ),
      splits: splitsOf(chance, seller, sellers),
      activities: sale.activities.map((activity) => ({ ...activity, id: this.ids.next() })),
      approvals: approvalsOf(chance, sale, now).map((approval) => ({
        ...approval,
        id: this.ids.next(),
        approver: { id: approver.id, name: approver.person.name },
      })),
    }));
  }

  private async write(tx: Tx, sales: readonly PlacedSale[], pastIds: PastIds, now: Date): Promise<void> {
    const history = sales.flatMap((placed) => historyOf(placed, pastIds, now));
    const versions = new Map<string, number>();
    for (const { subject, version } of history) versions.set(subject.id, version);
    await insertSales(tx, sales, versions);
    await insertMoves(tx, sales, () => this.ids.next());
    await insertApprovals(tx, sales);
    await insertSplits(tx, sales);
    await insertActivities(tx, sales, versions);
    await insertRegister(tx, history);
  }
}

const pickProcess = (chance: Chance, { processes }: Lists): readonly DemoProcess[] =>
  chance.pickWeighted(processes.map(([key, versions]) => [versions, key === 'new-business' ? 6 : 2] as const));

/** Now and then two people share the credit. */
function splitsOf(
  chance: Chance,
  seller: SeatedPerson,
  sellers: readonly SeatedPerson[],
): { userId: string; share: string }[] {
  if (!chance.isTrue(0.12)) return [];
  const others = sellers.filter(({ id }) => id !== seller.id);
  const share = chance.pick([10, 20, 25, 30, 40, 50]);
  return [
    { userId: seller.id, share: String(100 - share) },
    { userId: chance.pick(others).id, share: String(share) },
  ];
}

async function addCompetitors(tx: Tx, ids: Ids): Promise<void> {
  const rows = ['Pakmax', 'Wrap & Roll', 'Müller Verpackung', 'Tania Linia'].map((name) => ({ id: ids.next(), name }));
  await tx.many(sql`
    INSERT INTO sales.pick_list_value (id, list, name, position)
    SELECT id, 'COMPETITOR', jsonb_build_object('pl', name, 'en', name), 10 FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, name text)
    ON CONFLICT DO NOTHING`);
}

/** What sales are made of, as the sales context has laid it into the new organisation. */
async function readLists(tx: Tx): Promise<Omit<Lists, 'choices'>> {
  const versions = await tx.many<DemoProcess>(sql`
    SELECT p.key, v.id AS "versionId", v.published_at AS "publishedAt",
      (SELECT jsonb_agg(jsonb_build_object('id', s.id, 'key', s.key, 'meaning', s.meaning, 'expectedDays', s.expected_days,
          'approvalRoleId', jsonb_path_query_first(s.exit_criteria, '$[*] ? (@.kind == "APPROVAL").roleId')) ORDER BY s.position)
        FROM sales.stage s WHERE s.process_version_id = v.id) AS stages
    FROM sales.process p JOIN sales.process_version v ON v.process_id = p.id AND v.published_at IS NOT NULL ORDER BY p.key, v.number`);
  const values = await tx.many<{ list: string; id: string }>(
    sql`SELECT list, id FROM sales.pick_list_value WHERE active ORDER BY list, position, id`,
  );
  const dimensions = await tx.many<{ id: string; values: string[] }>(sql`
    SELECT d.id, coalesce((SELECT jsonb_agg(v.id ORDER BY v.position) FROM sales.dimension_value v WHERE v.dimension_id = d.id), '[]') AS values
    FROM sales.dimension d ORDER BY d.position`);
  const of = (list: string) => values.filter((value) => value.list === list).map(({ id }) => id);
  return {
    processes: [...new Set(versions.map(({ key }) => key))].map((key) => [
      key,
      versions.filter((version) => version.key === key),
    ]),
    lostReasons: of('LOST_REASON'),
    sources: of('SOURCE'),
    competitors: of('COMPETITOR'),
    dimensions,
  };
}
