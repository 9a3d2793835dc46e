import { FieldProblems, Refused } from '@kontor/kernel';
import { type Actor, ChangeRegister, changesBetween, Transactions, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { Localised } from '../domain/localised.js';
import { type DimensionState, type DimensionValueState, problemsOfDimension } from '../domain/dimension.js';
import { keyFrom } from '../domain/process-draft.js';
import { DimensionRepository } from '../persistence/dimension.repository.js';
import { readName } from './read-process-draft.js';

export interface DimensionInput {
  /** None: a new dimension. */
  readonly id?: string | null | undefined;
  readonly expectedVersion?: number | null | undefined;
  readonly name: Localised;
  readonly active: boolean;
  readonly dependsOnId?: string | null | undefined;
  /** In their order. Values that are there and not named stay, after these: a value is archived, never removed. */
  readonly values: readonly {
    readonly id?: string | null | undefined;
    readonly name: Localised;
    readonly active: boolean;
    readonly parentValueIds: readonly string[];
  }[];
}

const MOST_VALUES = 500;

/**
 * Saves a dimension with its values as a whole: adds, renames, orders, archives, makes dependent. Refusals:
 * `NOT_FOUND`, `CONFLICT`, `DIMENSION_NAME_TAKEN`, `DIMENSION_UNKNOWN`, `DIMENSION_CYCLE`, `DIMENSION_DEMANDED`,
 * `DIMENSION_VALUE_TWICE`, `DIMENSION_VALUE_UNKNOWN`, `DIMENSION_PARENT_INVALID`, those of texts.
 */
@Injectable()
export class SaveDimension {
  constructor(
    private readonly transactions: Transactions,
    private readonly dimensions: DimensionRepository,
    private readonly register: ChangeRegister,
  ) {}

  async execute(actor: Actor, input: DimensionInput): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const all = await this.dimensions.lockAll(tx);
      const before = input.id ? this.dimensions.require(all, input.id) : null;
      if (before) {
        const subject = { kind: 'dimension', id: before.id, version: before.version };
        await this.register.refuseIfStale(tx, subject, input.expectedVersion ?? 0, { ...before });
      }
      const after = this.read(input, before, all);
      const problems = new FieldProblems();
      for (const { path, code, message } of problemsOfDimension(after, all)) problems.add(path, code, message);
      problems.refuseIfAny();
      if (before?.active && !after.active) await this.refuseDemanded(tx, after, all);
      const changes = changesBetween(before ?? {}, after, ['name', 'active', 'dependsOnId', 'values']);
      if (changes.length === 0) return { id: after.id };
      const saved = this.dimensions.save(tx, before, after);
      const subject = { kind: 'dimension', id: saved.id, version: saved.version };
      const action = before ? 'dimension.change' : 'dimension.create';
      await this.register.record(tx, actor, { stream: subject, subject, action, changes });
      return { id: saved.id };
    });
  }

  private read(input: DimensionInput, before: DimensionState | null, all: readonly DimensionState[]): DimensionState {
    const problems = new FieldProblems();
    const name = readName(problems, 'name', input.name, 1);
    if (input.values.length > MOST_VALUES) {
      problems.add('values', 'INVALID_INPUT', `Keep to ${MOST_VALUES} values at most.`);
    }
    const taken = new Set(before?.values.map(({ key }) => key));
    const named = input.values.slice(0, MOST_VALUES).map((value, index): DimensionValueState => {
      const known = value.id ? before?.values.find(({ id }) => id === value.id) : undefined;
      if (value.id && !known) {
        const message = 'This value belongs to another dimension. Reload the page and try again.';
        problems.add(`values.${index}`, 'DIMENSION_VALUE_UNKNOWN', message);
      }
      const key = known?.key ?? keyFrom(value.name.en, taken);
      taken.add(key);
      return {
        id: known?.id ?? this.dimensions.newId(),
        key,
        name: readName(problems, `values.${index}.name`, value.name, 1),
        active: value.active,
        parentValueIds: input.dependsOnId ? [...new Set(value.parentValueIds)].sort() : [],
      };
    });
    problems.refuseIfAny();
    const kept = (before?.values ?? []).filter(({ id }) => !named.some((value) => value.id === id));
    return {
      id: before?.id ?? this.dimensions.newId(),
      key: before?.key ?? keyFrom(name.en, new Set(all.map(({ key }) => key))),
      version: before?.version ?? 0,
      name,
      active: input.active,
      dependsOnId: input.dependsOnId ?? null,
      values: [...named, ...kept],
    };
  }

  private async refuseDemanded(tx: Tx, { id }: DimensionState, all: readonly DimensionState[]): Promise<void> {
    const demanded = await this.dimensions.processesThatDemand(tx, id);
    const dependent = all.filter((other) => other.active && other.dependsOnId === id).map(({ name }) => name);
    const [first] = [...demanded, ...dependent];
    if (!first) return;
    throw new Refused('DIMENSION_DEMANDED', `“${first.en}” needs this dimension. Change that first, then archive it.`, {
      demandedBy: [...demanded, ...dependent],
    });
  }
}
