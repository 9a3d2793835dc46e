import { Authentication } from '@kontor/identity/contract';
import { assert, Refused } from '@kontor/kernel';
import { type Actor, Clock, type Statement, Transactions, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { ExitCriterionKinds } from '../contract/exit-criterion-kind.js';
import {
  type CarriedSale,
  type SalesMigration,
  SalesMigrationRepository,
} from '../persistence/sales-migration.repository.js';
import { CarriedSales, type Direction } from '../persistence/carried-sales.js';
import { versionsOf } from '../queries/process-versions.js';
import { mayGoOver, targetsOf } from '../queries/sales-migration.query.js';

const BATCH_SALES = 200;

/**
 * Carries sales over to the newest version of their process, or back, batch by batch. A batch, the count of it and
 * the register entry of each of its sales are one transaction: a worker that was killed goes on after the last whole
 * batch, and no sale is carried twice.
 */
@Injectable()
export class MigrateSales {
  constructor(
    private readonly people: Authentication,
    private readonly transactions: Transactions,
    private readonly migrations: SalesMigrationRepository,
    private readonly kinds: ExitCriterionKinds,
    private readonly records: CarriedSales,
    private readonly clock: Clock,
  ) {}

  /** `isStopping` is asked between batches: a worker on its way down leaves the rest to its successor. */
  async execute(migrationId: string, isStopping: () => boolean): Promise<'ENDED' | 'INTERRUPTED'> {
    const migration = await this.transactions.run((tx) => this.migrations.lock(tx, migrationId));
    if (migration === null) return 'ENDED';
    try {
      const actor = await this.actorOf(migration);
      while (await this.transactions.run((tx) => this.applyBatch(tx, actor, migrationId))) {
        if (isStopping()) return 'INTERRUPTED';
      }
    } catch (error) {
      if (!(error instanceof Refused) || error.code === 'UNAVAILABLE') throw error;
      await this.transactions.run((tx) => this.fail(tx, migrationId, error.message));
    }
    return 'ENDED';
  }

  /** Marks a migration whose job was put aside, so that its page says so instead of waiting for ever. */
  async fail(tx: Tx, migrationId: string, failure: string): Promise<void> {
    const migration = await this.migrations.lock(tx, migrationId);
    if (migration === null || directionOf(migration) === null) return;
    this.migrations.keep(tx, migration, { status: 'FAILED', failure, finishedAt: this.clock.now() });
  }

  private async actorOf({ requestedBy }: SalesMigration): Promise<Actor> {
    const actor = await this.people.actorOfUser(requestedBy, 'JOB');
    if (actor?.permissions.has('process.manage') && actor.scopes.opportunity?.write === 'ALL') return actor;
    throw new Refused('FORBIDDEN', 'The person who asked for this may not change everybody’s sales any more.');
  }

  /** One batch and the count after it. Answers whether there may be more. */
  private async applyBatch(tx: Tx, actor: Actor, migrationId: string): Promise<boolean> {
    const migration = await this.migrations.lock(tx, migrationId);
    assert(migration, 'a migration is never deleted');
    const direction = directionOf(migration);
    if (direction === null) return false;
    if (migration.status === 'CANCELLING') return this.end(tx, migration, 'CANCELLED');
    const { carried, seen } = await this.carry(tx, migration, direction);
    if (seen === 0) return this.end(tx, migration, direction === 'OVER' ? 'DONE' : 'UNDONE');
    if (carried.length > 0) await this.records.record(tx, actor, direction, carried);
    const { moved, undone, kept } = migration;
    this.migrations.keep(
      tx,
      migration,
      direction === 'OVER'
        ? { moved: moved + carried.length }
        : { undone: undone + carried.length, kept: kept + seen - carried.length },
    );
    return true;
  }

  private async carry(
    tx: Tx,
    migration: SalesMigration,
    direction: Direction,
  ): Promise<{ carried: CarriedSale[]; seen: number }> {
    if (direction === 'BACK') return this.migrations.carryBack(tx, migration.id, BATCH_SALES);
    const carried = await this.migrations.carryOver(tx, migration, await this.mayGo(tx, migration), BATCH_SALES);
    if (carried.length > 0) this.migrations.addItems(tx, migration.id, carried);
    return { carried, seen: carried.length };
  }

  private async mayGo(tx: Tx, { processId, mapping, leavesUnmet }: SalesMigration): Promise<Statement> {
    const versions = await tx.one(versionsOf(processId));
    return mayGoOver(targetsOf(versions?.newest?.stages ?? [], mapping), leavesUnmet, this.kinds);
  }

  private end(tx: Tx, migration: SalesMigration, status: SalesMigration['status']): false {
    this.migrations.keep(tx, migration, { status, finishedAt: this.clock.now() });
    return false;
  }
}

const directionOf = ({ status }: SalesMigration): Direction | null => {
  if (status === 'UNDOING') return 'BACK';
  return status === 'RUNNING' || status === 'CANCELLING' ? 'OVER' : null;
};
