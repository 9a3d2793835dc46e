import type { Statement } from '@kontor/platform';
import { type Row, writeResults } from '../results.js';
import type { WatchedDatabase } from './watch.js';

export interface Measured {
  readonly group: string;
  readonly name: string;
  readonly ms: number;
  readonly mostMs: number;
  readonly statements: readonly Statement[];
}

const SHOWN = 5;

/** A row for each group with its slowest; the plans of the slowest of all that are too slow. */
export async function report(
  database: WatchedDatabase,
  measured: readonly Measured[],
  say: (text: string) => void,
): Promise<void> {
  const groups = [...new Set(measured.map(({ group }) => group))];
  const rows = groups.map((group): Row => {
    const cases = measured.filter((one) => one.group === group);
    const sorted = [...cases].sort((a, b) => b.ms - a.ms);
    const slowest = sorted[0] as Measured;
    const late = cases.filter(({ ms, mostMs }) => ms > mostMs).length;
    say(
      `${late === 0 ? '✓' : '✗'} ${group}: ${cases.length} tried, slowest ${slowest.ms.toFixed(1)} ms (${slowest.name})`,
    );
    if (late > 0) say(`    ${late} take longer than ${slowest.mostMs} ms`);
    return {
      name: `slowest of ${group}`,
      value: Math.round(slowest.ms * 10) / 10,
      unit: 'ms',
      better: 'lower',
      must: Math.min(...cases.map(({ mostMs }) => mostMs)),
      aim: Math.min(...cases.map(({ mostMs }) => mostMs)) / 2,
      rounds: sorted.slice(0, SHOWN).map(({ ms }) => Math.round(ms * 10) / 10),
    };
  });
  writeResults(rows, 'combinations.json');
  const late = measured.filter(({ ms, mostMs }) => ms > mostMs).sort((a, b) => b.ms / b.mostMs - a.ms / a.mostMs);
  for (const { name, ms, statements } of late.slice(0, SHOWN)) {
    say(`\n${name}: ${ms.toFixed(0)} ms`);
    for (const statement of statements) say(await database.planOf(statement).catch(String));
  }
}
