import { Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppConfig } from './app-config.js';
import { ChangeRegister } from './data/change-register.js';
import { Database } from './data/database.js';
import { Outbox } from './data/outbox.js';
import { Transactions } from './data/transactions.js';
import { OperationsQuery } from './queries/operations.query.js';
import { OperationsFigures } from './queries/operations-figures.query.js';
import { Clock } from './time/clock.js';
import { AnchorRegister } from './use-cases/anchor-register.js';
import { PruneTraces } from './use-cases/prune-traces.js';
import { ReplayDeadLetter } from './use-cases/replay-dead-letter.js';
import { SealRegister } from './use-cases/seal-register.js';

/** What administrators and monitoring ask of the jobs. */
@Global()
@Module({
  providers: [
    { provide: OperationsQuery, useFactory: (database: Database) => new OperationsQuery(database), inject: [Database] },
    {
      provide: OperationsFigures,
      useFactory: (database: Database, dataSource: DataSource) => new OperationsFigures(database, dataSource),
      inject: [Database, DataSource],
    },
    {
      provide: PruneTraces,
      useFactory: (transactions: Transactions, clock: Clock) => new PruneTraces(transactions, clock),
      inject: [Transactions, Clock],
    },
    {
      provide: ReplayDeadLetter,
      useFactory: (transactions: Transactions, outbox: Outbox, register: ChangeRegister, clock: Clock) =>
        new ReplayDeadLetter(transactions, outbox, register, clock),
      inject: [Transactions, Outbox, ChangeRegister, Clock],
    },
    {
      provide: SealRegister,
      useFactory: (transactions: Transactions, clock: Clock) => new SealRegister(transactions, clock),
      inject: [Transactions, Clock],
    },
    {
      provide: AnchorRegister,
      useFactory: (transactions: Transactions, sealing: SealRegister, config: AppConfig, clock: Clock) =>
        new AnchorRegister(transactions, sealing, config, clock),
      inject: [Transactions, SealRegister, AppConfig, Clock],
    },
  ],
  exports: [OperationsQuery, OperationsFigures, PruneTraces, ReplayDeadLetter, SealRegister, AnchorRegister],
})
export class OperationsModule {}
