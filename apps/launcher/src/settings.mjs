import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { Problem } from './words.mjs';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/** The environment, with `.env` beside the README filling what the environment leaves open. */
export function readEnvironment() {
  const file = join(root, '.env');
  return { ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}), ...process.env };
}

export function readSettings(env = readEnvironment()) {
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Problem(`PORT is "${env.PORT}".`, 'Set it to a number between 1 and 65535, or leave it out for 3000.');
  }
  const dataFolder = resolve(root, env.KONTOR_DATA_DIR || '.kontor');
  return {
    env,
    port,
    host: env.HOST || '127.0.0.1',
    dataFolder,
    anchorFile: env.KONTOR_ANCHOR_FILE
      ? resolve(root, env.KONTOR_ANCHOR_FILE)
      : join(dataFolder, 'register-anchors.jsonl'),
    databaseUrl: env.DATABASE_URL || null,
    migrationDatabaseUrl: (env.DATABASE_URL && env.MIGRATION_DATABASE_URL) || null,
    redisUrl: env.REDIS_URL || null,
  };
}
