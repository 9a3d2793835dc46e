import type { DemoPerson, Habits } from './demo-people.js';
import type { Chance } from './random.js';

/** Stages of a process as they stand in the database, in order; the fixed ones last. */
export interface DemoStage {
  readonly id: string;
  readonly key: string;
  readonly meaning: 'OPEN' | 'WON' | 'LOST';
  readonly expectedDays: number | null;
  /** Who has to agree before a sale leaves it, if anybody. */
  readonly approvalRoleId: string | null;
}

export interface DemoProcess {
  readonly key: string;
  readonly versionId: string;
  readonly publishedAt: Date;
  readonly stages: readonly DemoStage[];
}

export interface DemoMove {
  readonly from: string | null;
  readonly to: string;
  readonly at: Date;
  /** When it was written down: now and then days after it happened. */
  readonly recordedAt: Date;
  readonly reason: string | null;
}

export interface DemoActivity {
  readonly kind: 'CALL' | 'MEETING' | 'EMAIL' | 'VISIT' | 'TASK';
  readonly subject: string;
  readonly dueAt: Date;
  readonly doneAt: Date | null;
  readonly outcome: string | null;
  readonly durationMinutes: number | null;
}

export interface DemoAmount {
  readonly at: Date;
  readonly amount: string;
}

/** One sale with all that happened to it up to now. */
export interface DemoSale {
  readonly process: DemoProcess;
  readonly openedAt: Date;
  readonly moves: readonly DemoMove[];
  /** The first is the one it began with. */
  readonly amounts: readonly DemoAmount[];
  readonly closeDates: readonly { readonly at: Date; readonly on: Date }[];
  readonly activities: readonly DemoActivity[];
  readonly meaning: 'OPEN' | 'WON' | 'LOST';
  readonly stageId: string;
}

const DAY = 86_400_000;
/** More inquiries in spring and autumn, few in summer and at the turn of the year. */
const SEASON = [0.8, 0.95, 1.2, 1.1, 1.05, 0.9, 0.6, 0.6, 1.15, 1.25, 1.15, 0.7];
const MONTHS = 30;

/** A moment in working hours within the last thirty months, more likely in a busy season and lately. */
export function openedAt(chance: Chance, now: Date): Date {
  for (;;) {
    const at = new Date(now.getTime() - chance.next() * MONTHS * 30.4 * DAY);
    const growth = 0.7 + 0.3 * (1 - (now.getTime() - at.getTime()) / (MONTHS * 31 * DAY));
    if (chance.isTrue(((SEASON[at.getUTCMonth()] as number) / 1.3) * growth)) return atWork(chance, at, now);
  }
}

/** The same day or the working day after it, between eight and five; never after now. */
function atWork(chance: Chance, at: Date, now: Date): Date {
  const day = new Date(at);
  while ([0, 6].includes(day.getUTCDay())) day.setUTCDate(day.getUTCDate() + 1);
  day.setUTCHours(chance.between(7, 15), chance.between(0, 11) * 5, 0, 0);
  return day > now ? new Date(now.getTime() - chance.between(5, 300) * 60_000) : day;
}

/** A sale of the process in the version that was in force when it began. */
export function demoSale(
  chance: Chance,
  versions: readonly DemoProcess[],
  person: DemoPerson,
  now: Date,
  units: number,
): DemoSale {
  const habits = person.habits as Habits;
  const opened = openedAt(chance, now);
  const process = (versions.findLast(({ publishedAt }) => publishedAt <= opened) ?? versions[0]) as DemoProcess;
  const path = walk(chance, process, habits, opened, now);
  const last = path.moves.at(-1) as DemoMove;
  const stage = process.stages.find(({ id }) => id === last.to) as DemoStage;
  const end = stage.meaning === 'OPEN' ? now : last.at;
  return {
    process,
    openedAt: opened,
    moves: path.moves,
    amounts: amounts(chance, habits, path.moves, units),
    closeDates: closeDates(chance, process, path.moves, now),
    activities: activities(chance, habits, path.moves, end, stage.meaning, now),
    meaning: stage.meaning,
    stageId: stage.id,
  };
}

/**
 * From stage to stage until it ends or the present is reached: at each it may be lost, go back a step, leave one out,
 * or stall; and people write some of it down days later.
 */
function walk(chance: Chance, process: DemoProcess, habits: Habits, opened: Date, now: Date): { moves: DemoMove[] } {
  const open = process.stages.filter(({ meaning }) => meaning === 'OPEN');
  const ends = new Map(process.stages.map(({ meaning, id }) => [meaning, id]));
  // Chance to survive each stage, so that at the end of all of them the person's win rate comes out.
  const survive = habits.winRate ** (1 / open.length);
  const moves: DemoMove[] = [
    { from: null, to: (open[0] as DemoStage).id, at: opened, recordedAt: opened, reason: null },
  ];
  let index = 0;
  for (let steps = 0; steps < 14; steps += 1) {
    const stage = open[index] as DemoStage;
    const stalls = chance.isTrue(0.07);
    const days = 1 + chance.exponential((stage.expectedDays ?? 14) * habits.pace * (stalls ? 4 : 0.85));
    const at = daysAfter(chance, (moves.at(-1) as DemoMove).recordedAt, days);
    if (at >= now) break;
    const late = chance.isTrue(0.08 * (1.5 - habits.discipline)) ? daysAfter(chance, at, chance.between(4, 9)) : at;
    const recordedAt = late < now ? late : at;
    const isLost = !chance.isTrue(survive);
    const step = isLost ? 1 : nextStep(chance, index, open.length);
    const reason = step < 0 ? chance.pick(BACK_REASONS) : step > 1 ? chance.pick(SKIP_REASONS) : null;
    index += step;
    const to = isLost ? ends.get('LOST') : (open[index]?.id ?? ends.get('WON'));
    moves.push({ from: stage.id, to: to as string, at, recordedAt, reason });
    if (isLost || index >= open.length) break;
  }
  return { moves };
}

const daysAfter = (chance: Chance, at: Date, days: number): Date =>
  atWork(chance, new Date(at.getTime() + days * DAY), new Date(8.64e15));

/** On by one as a rule; an end is not jumped to. */
function nextStep(chance: Chance, index: number, stages: number): -1 | 1 | 2 {
  if (index > 0 && chance.isTrue(0.07)) return -1;
  return index + 2 < stages && chance.isTrue(0.06) ? 2 : 1;
}

const BACK_REASONS = [
  'Klient zmienił zakres',
  'Nowy decydent, zaczynamy od potrzeb',
  'Budżet wrócił do akceptacji',
  'Zmiana wymagań technicznych',
];
const SKIP_REASONS = [
  'Klient zna już nasze maszyny',
  'Zamówienie powtórne, potrzeba znana',
  'Decyzja zapadła na targach',
];

function amounts(chance: Chance, habits: Habits, moves: readonly DemoMove[], units: number): DemoAmount[] {
  const first = Math.max(2_500, chance.logNormal(habits.dealSize, 0.9)) / units;
  const list = [{ at: (moves[0] as DemoMove).at, amount: rounded(first) }];
  for (const move of moves.slice(1)) {
    if (!chance.isTrue(0.3)) continue;
    const last = Number((list.at(-1) as DemoAmount).amount);
    list.push({ at: move.at, amount: rounded(last * (0.82 + chance.next() * 0.3)) });
  }
  return list;
}

/** Prices as people set them: to the hundred, to the thousand when they are large. */
const rounded = (value: number): string =>
  String(Math.round(value / (value > 100_000 ? 1_000 : 100)) * (value > 100_000 ? 1_000 : 100));

/** When the sale was expected to close, as it was first said and as it was pushed. */
function closeDates(
  chance: Chance,
  process: DemoProcess,
  moves: readonly DemoMove[],
  now: Date,
): { at: Date; on: Date }[] {
  const wholeDays = process.stages.reduce((sum, { expectedDays }) => sum + (expectedDays ?? 0), 0);
  const opened = (moves[0] as DemoMove).at;
  const list = [{ at: opened, on: new Date(opened.getTime() + wholeDays * (0.8 + chance.next() * 0.5) * DAY) }];
  const end = (moves.at(-1) as DemoMove).at;
  for (;;) {
    const { on } = list.at(-1) as { on: Date };
    const notice = new Date(on.getTime() - chance.between(0, 6) * DAY);
    const isPushed = notice < now && (notice < end || chance.isTrue(0.55)) && list.length < 5;
    if (!isPushed || notice <= (list.at(-1) as { at: Date }).at) return list;
    list.push({ at: notice, on: new Date(on.getTime() + chance.pick([14, 21, 30, 45]) * DAY) });
  }
}

const WORDS: Record<DemoActivity['kind'], readonly string[]> = {
  CALL: ['Telefon: potwierdzić potrzeby', 'Telefon po ofercie', 'Telefon: termin dostawy', 'Uzgodnić szerokość folii'],
  MEETING: ['Spotkanie techniczne', 'Prezentacja linii', 'Uzgodnienie warunków', 'Spotkanie z zarządem'],
  EMAIL: ['Wysłać dokumentację CE', 'Odpowiedź na zapytanie', 'Podsumowanie ustaleń'],
  VISIT: ['Wizja lokalna', 'Wizyta referencyjna', 'Testy na produkcie klienta'],
  TASK: ['Przygotować kalkulację', 'Sprawdzić dostępność serwonapędu', 'Zebrać referencje'],
};
const OUTCOMES = [
  'Zainteresowani, czekają na kosztorys',
  'Poprosili o referencje',
  'Decyzja na zarządzie w przyszłym tygodniu',
  'Potrzebują deklaracji CE',
  'Uzgodniono zakres',
  'Nie zastano, oddzwonią',
  'Chcą zobaczyć maszynę w pracy',
];

function activities(
  chance: Chance,
  habits: Habits,
  moves: readonly DemoMove[],
  end: Date,
  meaning: DemoSale['meaning'],
  now: Date,
): DemoActivity[] {
  const list: DemoActivity[] = [];
  moves.forEach((move, index) => {
    const until = moves[index + 1]?.at ?? end;
    const isEnd = index === moves.length - 1 && meaning !== 'OPEN';
    for (let count = isEnd ? 0 : chance.between(0, 3); count > 0; count -= 1) {
      const dueAt = atWork(
        chance,
        new Date(move.at.getTime() + chance.next() * (until.getTime() - move.at.getTime())),
        now,
      );
      const delay = chance.isTrue(habits.discipline) ? 0 : chance.exponential(4 * DAY);
      const doneAt = new Date(
        Math.min(dueAt.getTime() + delay + chance.between(0, 90) * 60_000, now.getTime() - 60_000),
      );
      list.push({
        ...wordsFor(chance),
        dueAt,
        doneAt,
        outcome: chance.pick(OUTCOMES),
        durationMinutes: chance.pick([10, 15, 30, 45, 60, 90]),
      });
    }
  });
  if (meaning === 'OPEN' && chance.isTrue(habits.discipline)) {
    const days = chance.isTrue(0.16) ? -chance.exponential(4) : chance.exponential(9);
    list.push({
      ...wordsFor(chance),
      dueAt: planned(chance, now, days),
      doneAt: null,
      outcome: null,
      durationMinutes: chance.pick([15, 30, 60]),
    });
  }
  return list;
}

/** A working day, counted from today, at an hour people meet. */
function planned(chance: Chance, now: Date, days: number): Date {
  const day = new Date(now.getTime() + days * DAY);
  while ([0, 6].includes(day.getUTCDay())) day.setUTCDate(day.getUTCDate() + (days < 0 ? -1 : 1));
  day.setUTCHours(chance.between(7, 14), chance.pick([0, 15, 30, 45]), 0, 0);
  return day;
}

function wordsFor(chance: Chance): Pick<DemoActivity, 'kind' | 'subject'> {
  const kind = chance.pickWeighted<DemoActivity['kind']>([
    ['CALL', 8],
    ['EMAIL', 5],
    ['MEETING', 4],
    ['VISIT', 2],
    ['TASK', 3],
  ]);
  return { kind, subject: chance.pick(WORDS[kind]) };
}
