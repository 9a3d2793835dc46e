/** How a salesperson sells: what makes the figures of two of them differ. */
export interface Habits {
  /** Share of their sales that are won once they get to the end. */
  readonly winRate: number;
  /** Time they take in a stage, against what the process expects. */
  readonly pace: number;
  /** How many sales they open, against the others. */
  readonly reach: number;
  /** How reliably they plan the next activity. */
  readonly discipline: number;
  /** Median size of their sales in PLN. */
  readonly dealSize: number;
}

export interface DemoPerson {
  readonly name: string;
  readonly role: 'administrator' | 'head-of-sales' | 'team-leader' | 'salesperson' | 'viewer';
  readonly team: string | null;
  readonly language: 'pl' | 'en';
  readonly habits: Habits | null;
}

export const DEMO_PASSWORD = 'kontor-demo-2026';
export const DEMO_ORGANISATION = 'Hanza Pak S.A.';

export const DEMO_TEAMS = ['Północ', 'Południe', 'Eksport'] as const;

const sells = (winRate: number, pace: number, reach: number, discipline: number, dealSize: number): Habits => ({
  winRate,
  pace,
  reach,
  discipline,
  dealSize,
});

/** Fourteen people with the names of animals, none of whom exists. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { name: 'Irena Kogut', role: 'administrator', team: null, language: 'pl', habits: null },
  { name: 'Edward Lis', role: 'head-of-sales', team: null, language: 'pl', habits: null },
  {
    name: 'Anna Kruk',
    role: 'team-leader',
    team: 'Północ',
    language: 'pl',
    habits: sells(0.42, 0.9, 0.7, 0.95, 210_000),
  },
  {
    name: 'Piotr Szpak',
    role: 'salesperson',
    team: 'Północ',
    language: 'pl',
    habits: sells(0.31, 1.1, 1.2, 0.7, 120_000),
  },
  {
    name: 'Maria Sowa',
    role: 'salesperson',
    team: 'Północ',
    language: 'pl',
    habits: sells(0.38, 0.8, 1.0, 0.9, 150_000),
  },
  {
    name: 'Jan Wilga',
    role: 'salesperson',
    team: 'Północ',
    language: 'pl',
    habits: sells(0.22, 1.5, 1.1, 0.45, 95_000),
  },
  {
    name: 'Tomasz Żbik',
    role: 'team-leader',
    team: 'Południe',
    language: 'pl',
    habits: sells(0.4, 1.0, 0.7, 0.9, 240_000),
  },
  {
    name: 'Ewa Sarna',
    role: 'salesperson',
    team: 'Południe',
    language: 'pl',
    habits: sells(0.36, 0.9, 1.3, 0.85, 110_000),
  },
  {
    name: 'Marek Borsuk',
    role: 'salesperson',
    team: 'Południe',
    language: 'pl',
    habits: sells(0.27, 1.3, 1.0, 0.6, 180_000),
  },
  {
    name: 'Zofia Kuna',
    role: 'salesperson',
    team: 'Południe',
    language: 'pl',
    habits: sells(0.33, 1.0, 1.4, 0.8, 80_000),
  },
  {
    name: 'Katarzyna Czapla',
    role: 'team-leader',
    team: 'Eksport',
    language: 'en',
    habits: sells(0.35, 1.1, 0.8, 0.9, 420_000),
  },
  {
    name: 'Olaf Bocian',
    role: 'salesperson',
    team: 'Eksport',
    language: 'en',
    habits: sells(0.26, 1.4, 0.9, 0.65, 380_000),
  },
  {
    name: 'Julia Gil',
    role: 'salesperson',
    team: 'Eksport',
    language: 'en',
    habits: sells(0.34, 1.0, 0.9, 0.85, 300_000),
  },
  { name: 'Henryk Żuraw', role: 'viewer', team: 'Północ', language: 'pl', habits: null },
];

/** `anna.kruk@demo.example`: a domain that can belong to nobody (RFC 2606). */
export const demoEmail = (name: string): string =>
  `${name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[łŁ]/g, 'l')
    .toLowerCase()
    .replace(' ', '.')}@demo.example`;
