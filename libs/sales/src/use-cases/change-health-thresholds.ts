import { FieldProblems } from '@kontor/kernel';
import { type Actor, ChangeRegister, changesBetween, notFound, sql, Transactions, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { type HealthThresholds, THRESHOLD_LIMITS } from '../domain/warnings.js';
import { assignments, thresholdsJson } from '../queries/health-thresholds.js';
import { ofProcess, processEntry } from './process-entries.js';

export interface ChangeHealthThresholdsInput {
  readonly processId: string;
  readonly expectedVersion: number;
  /** What is left out stays as it is. */
  readonly thresholds: { readonly [T in keyof HealthThresholds]?: number | null | undefined };
}

const FIELDS = Object.keys(THRESHOLD_LIMITS) as (keyof HealthThresholds)[];

/**
 * Decides from when on a sale of a process counts as unwell. It is no new version of the process: sales are judged by it
 * from now on. A change that changes nothing is no save. Refusals: `NOT_FOUND`, `CONFLICT`, `THRESHOLD_INVALID`.
 */
@Injectable()
export class ChangeHealthThresholds {
  constructor(
    private readonly transactions: Transactions,
    private readonly register: ChangeRegister,
  ) {}

  async execute(actor: Actor, input: ChangeHealthThresholdsInput): Promise<{ id: string }> {
    const wanted = readThresholds(input.thresholds);
    return this.transactions.run(async (tx) => {
      const { version, thresholds: before } = await locked(tx, input.processId);
      const subject = ofProcess(input.processId, version);
      await this.register.refuseIfStale(tx, subject, input.expectedVersion, { ...before });
      const after = { ...before, ...wanted };
      const changes = changesBetween(before, after, FIELDS);
      if (changes.length === 0) return { id: input.processId };
      tx.send(sql`
        UPDATE sales.process SET ${assignments(after)}, version = version + 1
        WHERE id = ${input.processId}::uuid AND version = ${version}`);
      const saved = ofProcess(input.processId, version + 1);
      await this.register.record(tx, actor, processEntry(input.processId, saved, 'process.change-health', changes));
      return { id: input.processId };
    });
  }
}

async function locked(tx: Tx, id: string): Promise<{ version: number; thresholds: HealthThresholds }> {
  const found = await tx.one<{ version: number; thresholds: HealthThresholds }>(sql`
    SELECT p.version, ${thresholdsJson} AS thresholds FROM sales.process p WHERE p.id = ${id}::uuid FOR UPDATE`);
  if (found === null) throw notFound('process');
  return found;
}

function readThresholds(given: ChangeHealthThresholdsInput['thresholds']): Partial<HealthThresholds> {
  const problems = new FieldProblems();
  const read = FIELDS.flatMap((field) => {
    const value = given[field];
    if (value === undefined || value === null) return [];
    const [least, most] = THRESHOLD_LIMITS[field];
    if (!Number.isInteger(value) || value < least || value > most) {
      problems.add(`thresholds.${field}`, 'THRESHOLD_INVALID', `Write a whole number from ${least} to ${most}.`);
    }
    return [[field, value]];
  });
  problems.refuseIfAny();
  return Object.fromEntries(read) as Partial<HealthThresholds>;
}
