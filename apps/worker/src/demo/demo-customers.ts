import type { Chance } from './random.js';

export interface DemoCustomer {
  readonly name: string;
  readonly taxId: string | null;
  readonly segment: string;
  readonly region: string;
  readonly market: string;
  readonly city: string;
  readonly street: string;
  readonly postalCode: string;
  readonly country: string;
  readonly priorityClass: 'A' | 'B' | 'C';
  readonly currency: 'PLN' | 'EUR' | 'USD';
  readonly contacts: readonly DemoContact[];
}

export interface DemoContact {
  readonly name: string;
  readonly jobTitle: string;
  readonly role: 'DECIDES' | 'INFLUENCES' | 'USES' | 'BUYS';
}

interface Trade {
  readonly segment: string;
  readonly words: readonly string[];
}

const TRADES: readonly Trade[] = [
  { segment: 'Nabiał', words: ['Mleczarnia', 'Serowarnia', 'Zakłady Mleczarskie'] },
  { segment: 'Piekarnie i cukiernie', words: ['Piekarnia', 'Cukiernia', 'Fabryka Ciastek'] },
  { segment: 'Mięso i ryby', words: ['Zakłady Mięsne', 'Przetwórnia Ryb', 'Wędliny'] },
  { segment: 'Napoje', words: ['Browar', 'Tłocznia', 'Wody Źródlane'] },
  { segment: 'Kawa i herbata', words: ['Palarnia', 'Herbaciarnia'] },
  { segment: 'Kosmetyki', words: ['Mydlarnia', 'Kosmetyki', 'Wytwórnia Świec'] },
  { segment: 'Farmacja', words: ['Laboratorium', 'Zielarnia'] },
];

const NAMES =
  'Pod Lipą|Bursztyn|Złoty Żuk|Wierzba|Trzy Jelenie|Stary Młyn|Żółw|Jaskółka|Nad Odrą|Kasztan|Biały Bez|Cztery Wiatry|Kłos|Borówka|Sosna|Pszczółka|Zielony Staw|Siedem Wzgórz|Modrak|Wydra|Rumianek|Chaber|Czarny Bez|Poziomka|Dzięcioł'.split(
    '|',
  );
const ABROAD = [
  {
    country: 'DE',
    market: 'Niemcy',
    currency: 'EUR',
    form: 'GmbH',
    words: ['Molkerei', 'Bäckerei', 'Brauerei', 'Rösterei'],
    names: ['Grünwald', 'Lindenhof', 'Sternberg', 'Rosenau', 'Mühlbach'],
    city: 'Musterstadt',
    postalCode: '01234',
  },
  {
    country: 'CZ',
    market: 'Czechy',
    currency: 'EUR',
    form: 's.r.o.',
    words: ['Mlékárna', 'Pekárna', 'Pivovar'],
    names: ['U Lípy', 'Modrá Hvězda', 'Jelen', 'Zlatá Včela'],
    city: 'Vzorov',
    postalCode: '100 00',
  },
  {
    country: 'SE',
    market: 'Skandynawia',
    currency: 'EUR',
    form: 'AB',
    words: ['Mejeri', 'Bageri', 'Rosteri'],
    names: ['Björkdal', 'Solviken', 'Norrsjö', 'Ekbacken'],
    city: 'Exempelby',
    postalCode: '123 45',
  },
  {
    country: 'US',
    market: 'Ameryka Północna',
    currency: 'USD',
    form: 'Inc.',
    words: ['Dairy', 'Bakery', 'Roasters'],
    names: ['Maple Hollow', 'Blue Heron', 'Cedar Creek'],
    city: 'Sampleton',
    postalCode: '00000',
  },
] as const;

/** Regions of Poland with a town of each; streets and codes are made up. */
const REGIONS = [
  { region: 'Pomorze', team: 'Północ', cities: ['Gdańsk', 'Gdynia', 'Słupsk'] },
  { region: 'Warmia i Mazury', team: 'Północ', cities: ['Olsztyn', 'Elbląg', 'Ełk'] },
  { region: 'Mazowsze', team: 'Północ', cities: ['Warszawa', 'Płock', 'Radom'] },
  { region: 'Wielkopolska', team: 'Północ', cities: ['Poznań', 'Kalisz', 'Leszno'] },
  { region: 'Śląsk', team: 'Południe', cities: ['Katowice', 'Gliwice', 'Opole'] },
  { region: 'Małopolska', team: 'Południe', cities: ['Kraków', 'Tarnów', 'Nowy Sącz'] },
  { region: 'Podkarpacie', team: 'Południe', cities: ['Rzeszów', 'Krosno', 'Przemyśl'] },
  { region: 'Dolny Śląsk', team: 'Południe', cities: ['Wrocław', 'Legnica', 'Świdnica'] },
] as const;

export const DEMO_REGIONS = [...REGIONS.map(({ region }) => region), 'Zagranica'];
export const DEMO_MARKETS = ['Polska', ...ABROAD.map(({ market }) => market)];
export const DEMO_SEGMENTS = TRADES.map(({ segment }) => segment);

/** The team that looks after a region. */
export const teamOfRegion = (region: string): string =>
  REGIONS.find((known) => known.region === region)?.team ?? 'Eksport';

const FIRST = [
  'Adam',
  'Beata',
  'Celina',
  'Daniel',
  'Elżbieta',
  'Filip',
  'Grażyna',
  'Hubert',
  'Iwona',
  'Jacek',
  'Łucja',
  'Michał',
];
const LAST = ['Dąb', 'Klon', 'Jarzębina', 'Modrzew', 'Świerk', 'Leszczyna', 'Brzoza', 'Olcha', 'Topola', 'Wiśnia'];
const JOBS = [
  ['Prezes', 'DECIDES'],
  ['Dyrektor produkcji', 'DECIDES'],
  ['Kierownik utrzymania ruchu', 'USES'],
  ['Technolog', 'INFLUENCES'],
  ['Kupiec', 'BUYS'],
] as const;

export function demoCustomers(chance: Chance, count: number): DemoCustomer[] {
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const isAbroad = chance.isTrue(0.27);
    for (;;) {
      const made = isAbroad ? abroad(chance) : atHome(chance, index);
      if (taken.has(made.name)) continue;
      taken.add(made.name);
      return made;
    }
  });
}

function atHome(chance: Chance, index: number): DemoCustomer {
  const trade = chance.pick(TRADES);
  const { region, cities } = chance.pick(REGIONS);
  const form = chance.pickWeighted([
    ['Sp. z o.o.', 6],
    ['S.A.', 2],
    ['sp.j.', 1],
  ]);
  const word = chance.pick(trade.words);
  const name = `${word} ${chance.pick(NAMES)} ${form}`;
  return {
    name,
    taxId: nip(index),
    segment: trade.segment,
    region,
    market: 'Polska',
    city: chance.pick(cities),
    street: `ul. ${chance.pick(['Przykładowa', 'Wzorcowa', 'Pokazowa', 'Fabryczna'])} ${chance.between(1, 120)}`,
    postalCode: `${chance.between(10, 99)}-${chance.between(100, 999)}`,
    country: 'PL',
    priorityClass: classOf(chance),
    currency: chance.isTrue(0.08) ? 'EUR' : 'PLN',
    contacts: contacts(chance),
  };
}

function abroad(chance: Chance): DemoCustomer {
  const land = chance.pick(ABROAD);
  return {
    name: `${chance.pick(land.words)} ${chance.pick(land.names)} ${land.form}`,
    taxId: null,
    segment: chance.pick(TRADES).segment,
    region: 'Zagranica',
    market: land.market,
    city: land.city,
    street: `${chance.pick(['Hauptweg', 'Main Road', 'Nádražní'])} ${chance.between(1, 90)}`,
    postalCode: land.postalCode,
    country: land.country,
    priorityClass: classOf(chance),
    currency: land.currency,
    contacts: contacts(chance),
  };
}

const classOf = (chance: Chance): 'A' | 'B' | 'C' =>
  chance.pickWeighted([
    ['A', 2],
    ['B', 4],
    ['C', 6],
  ]);

const contacts = (chance: Chance): DemoContact[] =>
  Array.from({ length: chance.between(1, 3) }, (_, index) => {
    const [jobTitle, role] = index === 0 ? (JOBS[chance.between(0, 1)] ?? JOBS[0]) : chance.pick(JOBS);
    return { name: `${chance.pick(FIRST)} ${chance.pick(LAST)}`, jobTitle, role };
  });

const NIP_WEIGHTS = [6, 5, 7, 2, 3, 4, 5, 6, 7];

/** A number with a right checksum out of a range that no tax office gives out (prefix 001). */
function nip(index: number): string {
  for (let serial = index * 11; ; serial += 1) {
    const digits = `001${String(serial).padStart(6, '0')}`;
    const check = NIP_WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11;
    if (check < 10) return `PL${digits}${check}`;
  }
}
