import { describe, expect, it } from '@jest/globals';
import { approvalsOf } from './demo-approvals.js';
import { DEMO_PEOPLE, demoEmail } from './demo-people.js';
import { type DemoMove, type DemoProcess, demoSale, type DemoStage } from './demo-sales.js';
import { Chance } from './random.js';

const NOW = new Date('2026-11-23T12:00:00Z');
const stage = (key: string, meaning: 'OPEN' | 'WON' | 'LOST', expectedDays: number | null): DemoStage => ({
  id: key,
  key,
  meaning,
  expectedDays,
  approvalRoleId: key === 'need' ? 'head' : null,
});
const process: DemoProcess = {
  key: 'new-business',
  versionId: 'v',
  publishedAt: new Date('2023-01-01T00:00:00Z'),
  stages: [
    stage('lead', 'OPEN', 10),
    stage('need', 'OPEN', 20),
    stage('offer', 'OPEN', 30),
    stage('won', 'WON', null),
    stage('lost', 'LOST', null),
  ],
};
const sellers = DEMO_PEOPLE.filter(({ habits }) => habits !== null);
const make = (seed: number, count: number) => {
  const chance = new Chance(seed);
  return Array.from({ length: count }, () => demoSale(chance, [process], chance.pick(sellers), NOW, 1));
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
      const written = sale.moves.map(({ recordedAt }) => recordedAt.getTime());
      expect([...written].sort((a, b) => a - b)).toEqual(written);
      sale.moves.forEach(({ at, recordedAt }) => expect(recordedAt >= at && recordedAt <= NOW).toBe(true));
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
    const place = (id: string | null) => process.stages.findIndex((one) => one.id === id);
    const steps = sales.flatMap(({ moves }) => moves.slice(1).map(({ from, to }) => place(to) - place(from)));
    expect(steps.filter((step) => step < 0).length).toBeGreaterThan(10);
    const isSkip = ({ from, to }: DemoMove) => place(to) === place(from) + 2 && to === 'offer';
    expect(sales.some(({ moves }) => moves.some((move) => isSkip(move) && move.reason !== null))).toBe(true);
    const amounts = sales.map((sale) => Number(sale.amounts.at(-1)?.amount)).sort((a, b) => a - b);
    expect(amounts.at(-1) as number).toBeGreaterThan(5 * (amounts[500] as number));
  });

  it('has moves that were written down days later', () => {
    const late = make(3, 300).flatMap(({ moves }) => moves.filter(({ at, recordedAt }) => recordedAt > at));
    expect(late.length).toBeGreaterThan(10);
  });

  it('asks before each step on out of a stage that wants it, and sometimes waits', () => {
    const chance = new Chance(4);
    const asked = make(4, 500).map((sale) => ({ sale, approvals: approvalsOf(chance, sale, NOW) }));
    for (const { sale, approvals } of asked) {
      const left = sale.moves.filter(({ from, to }) => from === 'need' && ['offer', 'won'].includes(to));
      expect(approvals.flatMap(({ usedAt }) => usedAt ?? [])).toEqual(left.map(({ recordedAt }) => recordedAt));
      for (const { requestedAt, decidedAt, usedAt } of approvals) {
        expect(decidedAt === null || (requestedAt <= decidedAt && decidedAt <= (usedAt as Date))).toBe(true);
      }
    }
    expect(asked.some(({ approvals }) => approvals.some(({ decidedAt }) => decidedAt === null))).toBe(true);
  });

  it('runs a sale under the version that was in force when it began', () => {
    const later = { ...process, versionId: 'w', publishedAt: new Date('2026-03-01T00:00:00Z') };
    const chance = new Chance(5);
    for (let count = 0; count < 200; count += 1) {
      const sale = demoSale(chance, [process, later], chance.pick(sellers), NOW, 1);
      expect(sale.process.versionId).toBe(sale.openedAt >= later.publishedAt ? 'w' : 'v');
    }
  });

  it('names fourteen people who can be told apart by their addresses', () => {
    expect(new Set(DEMO_PEOPLE.map(({ name }) => demoEmail(name))).size).toBe(14);
    expect(demoEmail('Tomasz Żbik')).toBe('tomasz.zbik@demo.example');
  });
});
