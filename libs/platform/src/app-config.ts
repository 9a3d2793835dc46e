import { isIP } from 'node:net';
import { join } from 'node:path';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Every problem of the environment at once, each naming its variable and what it wants. */
export class ConfigProblem extends Error {
  override readonly name = 'ConfigProblem';
  constructor(readonly problems: readonly string[]) {
    super(`Kontor cannot start with these settings:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/** What an installation can set. Read from the environment once, at the start, and passed on from there. */
export class AppConfig {
  /** `PORT`: where the API listens; 0 takes any free port. */
  readonly port: number;
  /** `HOST`: the address it listens on. */
  readonly host: string;
  /** `TRUSTED_PROXIES`: who may say for whom they pass a request on; whoever else says so is not believed. */
  readonly trustedProxies: readonly string[];
  /** `KONTOR_DATA_DIR`: uploaded files and the embedded database. */
  readonly dataDir: string;
  /** `KONTOR_ANCHOR_FILE`: where the ends of the register's chains are written, outside the database. */
  readonly anchorFile: string;
  /** `DATABASE_URL`: PostgreSQL as the application's role, which owns nothing. */
  readonly databaseUrl: string;
  /** `MIGRATION_DATABASE_URL`: PostgreSQL as the owner of the schemas. */
  readonly migrationDatabaseUrl: string;
  /** `DATABASE_POOL_SIZE`: connections for reads, and as many again for writes. */
  readonly databasePoolSize: number;
  /** `REDIS_URL`: where jobs wait; without it they wait in PostgreSQL. */
  readonly redisUrl: string | null;
  /** `SMTP_URL`: without it no mail is sent, and administrators hand links over themselves. */
  readonly smtpUrl: string | null;
  /** `MAIL_FROM`: the sender of Kontor's mails. */
  readonly mailFrom: string;
  /** `PUBLIC_URL`: how browsers reach this installation; links in mails begin with it. No slash at the end. */
  readonly publicUrl: string;
  /** `RATES_NBP_URL`: where table A of the National Bank of Poland is asked for. No slash at the end. */
  readonly ratesNbpUrl: string;
  /** `RATES_ECB_URL`: where the reference rates of the European Central Bank are asked for. */
  readonly ratesEcbUrl: string;
  /** `OUTBOUND_LOOPBACK`: `allowed` lets servers on this machine be asked, over http; for tests and for mirrors. */
  readonly outboundLoopback: boolean;
  /** `LOG_LEVEL`. */
  readonly logLevel: LogLevel;
  /** `KONTOR_WEB_DIR`: the built browser application. */
  readonly webDir: string;

  private constructor(read: EnvironmentReader) {
    this.port = read.integer('PORT', 3000, 0, 65_535, 'a port number from 1 to 65535, or 0 for any free one');
    this.host = read.text('HOST', '127.0.0.1');
    this.trustedProxies = read.networks('TRUSTED_PROXIES', 'loopback');
    this.dataDir = read.text('KONTOR_DATA_DIR', './.kontor');
    this.anchorFile = read.text('KONTOR_ANCHOR_FILE', join(this.dataDir, 'register-anchors.jsonl'));
    this.databaseUrl =
      read.url('DATABASE_URL', ['postgres:', 'postgresql:'], POSTGRES_EXAMPLE) ??
      read.missing('DATABASE_URL', POSTGRES_EXAMPLE);
    this.migrationDatabaseUrl =
      read.url('MIGRATION_DATABASE_URL', ['postgres:', 'postgresql:'], POSTGRES_EXAMPLE) ?? this.databaseUrl;
    this.databasePoolSize = read.integer('DATABASE_POOL_SIZE', 10, 2, 500, 'a number of connections from 2 to 500');
    this.redisUrl = read.url(
      'REDIS_URL',
      ['redis:', 'rediss:'],
      'an address such as redis://127.0.0.1:6379, or nothing to keep jobs in PostgreSQL',
    );
    this.smtpUrl = read.url(
      'SMTP_URL',
      ['smtp:', 'smtps:'],
      'an address such as smtps://name:password@mail.example.com:465, or nothing to send no mail',
    );
    this.mailFrom = read.text('MAIL_FROM', 'Kontor <kontor@localhost>');
    const publicUrl = read.url(
      'PUBLIC_URL',
      ['http:', 'https:'],
      'the address that browsers use, such as https://kontor.example.com',
    );
    this.publicUrl = (publicUrl ?? `http://localhost:${this.port}`).replace(/\/+$/, '');
    this.ratesNbpUrl = read.outbound('RATES_NBP_URL', 'https://api.nbp.pl');
    this.ratesEcbUrl = read.outbound('RATES_ECB_URL', 'https://www.ecb.europa.eu');
    this.outboundLoopback = read.oneOf('OUTBOUND_LOOPBACK', ['refused', 'allowed'], 'refused') === 'allowed';
    this.logLevel = read.oneOf('LOG_LEVEL', LOG_LEVELS, 'info');
    this.webDir = read.text('KONTOR_WEB_DIR', 'apps/web/dist');
    read.refuseProblems();
    Object.freeze(this);
  }

  /** Throws `ConfigProblem` with every problem at once. Values are never repeated in it: they may be secrets. */
  static fromEnvironment(environment: Readonly<Record<string, string | undefined>>): AppConfig {
    return new AppConfig(new EnvironmentReader(environment));
  }
}

const POSTGRES_EXAMPLE = 'an address such as postgres://kontor_app:password@127.0.0.1:5432/kontor';

class EnvironmentReader {
  private readonly problems: string[] = [];

  constructor(private readonly environment: Readonly<Record<string, string | undefined>>) {}

  /** A variable that is set to nothing counts as not set, as compose files write it. */
  private find(name: string): string | null {
    return this.environment[name]?.trim() || null;
  }

  text(name: string, preset: string): string {
    return this.find(name) ?? preset;
  }

  integer(name: string, preset: number, least: number, most: number, wants: string): number {
    const text = this.find(name);
    if (text === null) return preset;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    this.problems.push(`${name} wants ${wants}.`);
    return preset;
  }

  url(name: string, protocols: readonly string[], wants: string): string | null {
    const text = this.find(name);
    if (text === null) return null;
    if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text;
    this.problems.push(`${name} wants ${wants}.`);
    return text;
  }

  outbound(name: string, preset: string): string {
    const url = this.url(name, ['http:', 'https:'], `an address such as ${preset}`);
    return (url ?? preset).replace(/\/+$/, '');
  }

  oneOf<T extends string>(name: string, known: readonly T[], preset: T): T {
    const text = this.find(name);
    if (text === null) return preset;
    const value = known.find((option) => option === text);
    if (value === undefined) this.problems.push(`${name} wants one of ${known.join(', ')}.`);
    return value ?? preset;
  }

  networks(name: string, preset: string): readonly string[] {
    const networks = (this.find(name) ?? preset).split(',').map((network) => network.trim());
    if (!networks.every(isNetwork)) {
      this.problems.push(
        `${name} wants loopback, uniquelocal, addresses or networks such as 10.0.0.0/8, with commas between.`,
      );
    }
    return networks;
  }

  missing(name: string, wants: string): string {
    this.problems.push(`${name} is not set; it wants ${wants}.`);
    return '';
  }

  refuseProblems(): void {
    if (this.problems.length > 0) throw new ConfigProblem(this.problems);
  }
}

const NAMED_NETWORKS = new Set(['loopback', 'linklocal', 'uniquelocal']);

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  if (NAMED_NETWORKS.has(text)) return true;
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return (
    bits > 0 && rest.length === 0 && (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits))
  );
}
