import { Pool } from 'pg';
import { DataSource, type EntitySchema } from 'typeorm';
import type { AppConfig } from './app-config.js';
import { ChangeRegister } from './data/change-register.js';
import { Database } from './data/database.js';
import { OUTBOX_CHANNEL, Outbox } from './data/outbox.js';
import { Transactions } from './data/transactions.js';
import { Logger } from './logging/logger.js';
import { type Clock, SystemClock } from './time/clock.js';
import { type Ids, UuidV7Ids } from './time/ids.js';

export type EntityClass = (abstract new (...args: never[]) => object) | EntitySchema;

export interface PlatformOptions {
  readonly config: AppConfig;
  /** The `*.row.ts` classes of every context that writes. */
  readonly entities: readonly EntityClass[];
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly logger?: Logger;
  /** Shown in `pg_stat_activity`. */
  readonly applicationName?: string;
  readonly timeOuts?: Partial<TimeOuts>;
}

export interface TimeOuts {
  readonly statementMs: number;
  readonly lockMs: number;
  readonly idleInTransactionMs: number;
  /** For a free connection of the pool. */
  readonly connectMs: number;
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

export const TIME_OUTS: TimeOuts = {
  statementMs: 15_000,
  lockMs: 4_000,
  idleInTransactionMs: 20_000,
  connectMs: 3_000,
};

/**
 * How reads are planned, whatever the server's own settings: screens ask for a page, for which compiling a plan costs
 * more than running it, from tables that are mostly in memory. The last says from which likeness on `%>` takes a word
 * for a mistyped one: a slip in six letters passes, another word does not.
 */
const READING = '-c jit=off -c random_page_cost=1.1 -c pg_trgm.word_similarity_threshold=0.4';

const limits = (config: AppConfig, applicationName: string, timeOuts: TimeOuts) => ({
  connectionTimeoutMillis: timeOuts.connectMs,
  statement_timeout: timeOuts.statementMs,
  lock_timeout: timeOuts.lockMs,
  idle_in_transaction_session_timeout: timeOuts.idleInTransactionMs,
  // A connection keeps a plan for every statement it was given; now and then it is replaced by a fresh one.
  maxLifetimeSeconds: 3_600,
  idleTimeoutMillis: 60_000,
  keepAlive: true,
  max: config.databasePoolSize,
  application_name: applicationName,
});

/** The platform's services without Nest: the module is made of it, and so is every database test. */
export async function createPlatform(options: PlatformOptions): Promise<Platform> {
  const { config, clock = new SystemClock(), ids = new UuidV7Ids(), applicationName = 'kontor' } = options;
  const logger = options.logger ?? Logger.create(config.logLevel);
  const limited = limits(config, applicationName, { ...TIME_OUTS, ...options.timeOuts });
  const pool = new Pool({ connectionString: config.databaseUrl, ...limited, options: READING });
  // A connection that breaks while it is idle is replaced by the next one; without a listener it would end the process.
  pool.on('error', (error) => logger.warn('an idle database connection broke', { error }));
  // The same while it is lent out: whoever has it hears of it by the statement that fails.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const dataSource = new DataSource({
    type: 'postgres',
    url: config.databaseUrl,
    entities: [...options.entities],
    poolSize: config.databasePoolSize,
    applicationName,
    poolErrorHandler: (error: Error) => logger.warn('an idle database connection broke', { error }),
    installExtensions: false,
    extra: { ...limited, pipeline: true },
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
    outbox: new Outbox(clock, ids, announcer(pool)),
    close: async () => {
      await Promise.all([pool.end(), dataSource.destroy()]);
    },
  };
}

/** At most one word to the relay in this time, however many transactions commit. */
const ANNOUNCE_EVERY_MS = 20;

/** Tells the relay that the outbox has new rows. If it is lost, the relay finds them by looking, only later. */
function announcer(pool: Pool): () => void {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    const timer = setTimeout(() => {
      isDue = false;
      pool.query('SELECT pg_notify($1, $2)', [OUTBOX_CHANNEL, '']).catch(() => undefined);
    }, ANNOUNCE_EVERY_MS);
    timer.unref();
  };
}
