import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { AppConfig, ConfigProblem } from './app-config.js';

const DATABASE_URL = 'postgres://kontor_app:secret@127.0.0.1:5432/kontor';

const problemsOf = (environment: Record<string, string | undefined>): readonly string[] => {
  try {
    AppConfig.fromEnvironment(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigProblem) return error.problems;
    throw error;
  }
};

describe('AppConfig', () => {
  it('needs nothing but the database', () => {
    expect(AppConfig.fromEnvironment({ DATABASE_URL })).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      trustedProxies: ['loopback'],
      databaseUrl: DATABASE_URL,
      migrationDatabaseUrl: DATABASE_URL,
      databasePoolSize: 10,
      redisUrl: null,
      smtpUrl: null,
      publicUrl: 'http://localhost:3000',
      logLevel: 'info',
    });
  });

  it('reads what is set, and takes what is set to nothing for not set', () => {
    const config = AppConfig.fromEnvironment({
      DATABASE_URL,
      MIGRATION_DATABASE_URL: 'postgresql://owner@db/kontor',
      REDIS_URL: '',
      SMTP_URL: '  ',
      PUBLIC_URL: 'https://kontor.example.com/',
      PORT: '0',
      TRUSTED_PROXIES: 'uniquelocal, 192.0.2.0/24,2001:db8::1',
      LOG_LEVEL: 'warn',
    });
    expect(config).toMatchObject({
      migrationDatabaseUrl: 'postgresql://owner@db/kontor',
      redisUrl: null,
      smtpUrl: null,
      publicUrl: 'https://kontor.example.com',
      port: 0,
      logLevel: 'warn',
      trustedProxies: ['uniquelocal', '192.0.2.0/24', '2001:db8::1'],
    });
  });

  it.each([
    ['DATABASE_URL', ''],
    ['DATABASE_URL', 'mysql://x'],
    ['MIGRATION_DATABASE_URL', 'localhost:5432'],
    ['REDIS_URL', 'http://127.0.0.1'],
    ['SMTP_URL', 'mail.example.com'],
    ['PUBLIC_URL', 'kontor.example.com'],
    ['TRUSTED_PROXIES', 'everybody'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', 'loopback,,10.0.0.1'],
    ['TRUSTED_PROXIES', '10.0.0.1/8/8'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '80a'],
    ['PORT', '1e3'],
    ['DATABASE_POOL_SIZE', '1'],
    ['DATABASE_POOL_SIZE', 'NaN'],
    ['LOG_LEVEL', 'loud'],
  ])('names %s when it is "%s" and says what it wants', (name, value) => {
    const problems = problemsOf({ DATABASE_URL, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} .*wants`));
  });

  it('tells of every problem at once, and repeats no value, which may be a secret', () => {
    const environment = { DATABASE_URL: 'mysql://root:hunter2@db', SMTP_URL: 'hunter2', LOG_LEVEL: 'hunter2' };
    const problems = problemsOf(environment);
    expect(problems).toHaveLength(3);
    expect(problems.join()).not.toContain('hunter2');
    expect(() => AppConfig.fromEnvironment(environment)).toThrow(
      /Kontor cannot start .*\n.*DATABASE_URL.*\n.*SMTP_URL/s,
    );
  });
});

it('reads nothing that .env.example does not explain, and explains nothing that it does not read', () => {
  const read = new Set<string>();
  const environment = new Proxy<Record<string, string>>(
    { DATABASE_URL: 'postgres://kontor@localhost/kontor' },
    {
      get: (values, name: string) => {
        read.add(name);
        return values[name];
      },
    },
  );
  AppConfig.fromEnvironment(environment);
  const lines = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8').split('\n');
  const settings = lines.flatMap((line, at) => {
    const name = /^(?:# )?([A-Z][A-Z_]+)=/.exec(line)?.[1];
    return name ? [{ name, isExplained: lines.slice(0, at).at(-1)?.startsWith('#') ?? false }] : [];
  });
  expect(settings.map(({ name }) => name).sort()).toEqual([...read].sort());
  // A second setting under one explanation stands right below the first.
  const alone = settings.filter(({ name, isExplained }) => !isExplained && name !== 'MAIL_FROM');
  expect(alone).toEqual([]);
});
