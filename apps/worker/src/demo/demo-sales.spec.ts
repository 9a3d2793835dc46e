import { describe, expect, it } from '@jest/globals';
import { DEMO_PEOPLE, demoEmail } from './demo-people.js';
import { type DemoProcess, demoSale } from './demo-sales.js';
import { Chance } from './random.js';

const NOW = new Date('2026-11-23T12:00:00Z');
const process: DemoProcess = {
  key: 'new-business',
  versionId: 'v',
  stages: [
    { id: 'lead', meaning: 'OPEN', expectedDays: 10 },
    { id: 'need', meaning: 'OPEN', expectedDays: 20 },
    { id: 'offer', meaning: 'OPEN', expectedDays: 30 },
    { id: 'won', meaning: 'WON', expectedDays: null },
    { id: 'lost', meaning: 'LOST', expectedDays: null },
  ],
};
const sellers = DEMO_PEOPLE.filter(({ habits }) => habits !== null);
const make = (seed: number, count: number) => {
  const chance = new Chance(seed);
  return Array.from({ length: count }, () => demoSale(chance, process, chance.pick(sellers), NOW, 1));
};

describe('the demo', () => {
  it('is the same for the same seed', () => {
    expect(make(7, 50)).toEqual(make(7, 50));
  });

  it('tells histories that could have happened', () => {
    for (const sale of make(1, 500)) {
      const times = sale.moves.map(({ at }) => at.getTime());
      expect([...times].sort((a, b) => a - b)).toEqual(times);
      expect(times.every((time) => time <= NOW.getTime())).toBe(true);
      sale.moves.slice(1).forEach((move, index) => expect(move.from).toBe(sale.moves[index]?.to));
      expect(sale.moves.at(-1)?.to).toBe(sale.stageId);
      for (const { doneAt } of sale.activities) expect(doneAt === null || doneAt <= NOW).toBe(true);
      if (sale.meaning !== 'OPEN') expect(sale.activities.every(({ doneAt }) => doneAt !== null)).toBe(true);
    }
  });

  it('has sales of every outcome, loops, stalls and long-tailed amounts', () => {
    const sales = make(2, 1_000);
    for (const meaning of ['OPEN', 'WON', 'LOST'])
      expect(sales.filter((sale) => sale.meaning === meaning).length).toBeGreaterThan(50);
    expect(sales.some(({ moves }) => moves.some(({ reason }) => reason !== null))).toBe(true);
    const amounts = sales.map((sale) => Number(sale.amounts.at(-1)?.amount)).sort((a, b) => a - b);
    expect(amounts.at(-1) as number).toBeGreaterThan(5 * (amounts[500] as number));
  });

  it('names fourteen people who can be told apart by their addresses', () => {
    expect(new Set(DEMO_PEOPLE.map(({ name }) => demoEmail(name))).size).toBe(14);
    expect(demoEmail('Tomasz Żbik')).toBe('tomasz.zbik@demo.example');
  });
});
