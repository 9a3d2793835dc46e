import { Pool } from 'pg';
import { DataSource, type EntitySchema } from 'typeorm';
import type { AppConfig } from './app-config.js';
import { ChangeRegister } from './data/change-register.js';
import { Database } from './data/database.js';
import { Outbox } from './data/outbox.js';
import { Transactions } from './data/transactions.js';
import { Logger } from './logging/logger.js';
import { type Clock, SystemClock } from './time/clock.js';
import { type Ids, UuidV7Ids } from './time/ids.js';

// biome-ignore lint/complexity/noBannedTypes: an entity is any class
export type EntityClass = Function | EntitySchema;

export interface PlatformOptions {
  readonly config: AppConfig;
  /** The `*.row.ts` classes of every context that writes. */
  readonly entities: readonly EntityClass[];
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly logger?: Logger;
  /** Shown in `pg_stat_activity`. */
  readonly applicationName?: string;
}

export interface Platform {
  readonly config: AppConfig;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly database: Database;
  readonly dataSource: DataSource;
  readonly transactions: Transactions;
  readonly register: ChangeRegister;
  readonly outbox: Outbox;
  /** Ends both pools; work that is running gets its connections taken away. */
  close(): Promise<void>;
}

/** How long a statement, a wait for a lock, an idle transaction and a wait for a connection may last. */
export const TIME_OUTS = { statementMs: 15_000, lockMs: 4_000, idleInTransactionMs: 20_000, connectMs: 3_000 } as const;

const limits = (config: AppConfig, applicationName: string) => ({
  connectionTimeoutMillis: TIME_OUTS.connectMs,
  statement_timeout: TIME_OUTS.statementMs,
  lock_timeout: TIME_OUTS.lockMs,
  idle_in_transaction_session_timeout: TIME_OUTS.idleInTransactionMs,
  idleTimeoutMillis: 60_000,
  keepAlive: true,
  max: config.databasePoolSize,
  application_name: applicationName,
});

/** The platform's services without Nest: the module is made of it, and so is every database test. */
export async function createPlatform(options: PlatformOptions): Promise<Platform> {
  const { config, clock = new SystemClock(), ids = new UuidV7Ids(), applicationName = 'kontor' } = options;
  const logger = options.logger ?? Logger.create(config.logLevel);
  const pool = new Pool({ connectionString: config.databaseUrl, ...limits(config, applicationName) });
  // A connection that breaks while it is idle is replaced by the next one; without a listener it would end the process.
  pool.on('error', (error) => logger.warn('an idle database connection broke', { error }));
  const dataSource = new DataSource({
    type: 'postgres',
    url: config.databaseUrl,
    entities: [...options.entities],
    poolSize: config.databasePoolSize,
    applicationName,
    poolErrorHandler: (error: Error) => logger.warn('an idle database connection broke', { error }),
    installExtensions: false,
    extra: limits(config, applicationName),
  });
  await dataSource.initialize();
  return {
    config,
    logger,
    clock,
    ids,
    database: new Database(pool),
    dataSource,
    transactions: new Transactions(dataSource),
    register: new ChangeRegister(clock, ids),
    outbox: new Outbox(clock, ids),
    close: async () => {
      await Promise.all([pool.end(), dataSource.destroy()]);
    },
  };
}
