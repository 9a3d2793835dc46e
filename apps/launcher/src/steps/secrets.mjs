import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../words.mjs';

const ACCOUNTS = ['superuser', 'kontor_migrator', 'kontor_api', 'kontor_reports'];

/**
 * Passwords of the embedded database's accounts, made at its first start and kept beside its data. They guard a door
 * that only this machine has: when the file is lost or unreadable new ones are made, and the database is told them.
 */
export function readSecrets(dataFolder) {
  const file = join(dataFolder, 'secrets.json');
  if (existsSync(file)) {
    const secrets = parsed(readFileSync(file, 'utf8'));
    if (secrets) return secrets;
    const aside = `${file}.damaged-${Date.now()}`;
    renameSync(file, aside);
    say(`  (secrets.json could not be read; it is kept as ${aside}, and new passwords are made)`);
  }
  const secrets = Object.fromEntries(ACCOUNTS.map((account) => [account, randomBytes(24).toString('base64url')]));
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(secrets), { mode: 0o600 });
  renameSync(draft, file);
  return secrets;
}

function parsed(text) {
  try {
    const secrets = JSON.parse(text);
    // They become part of an address and of statements: nothing but what is made here.
    return ACCOUNTS.every((account) => /^[\w-]{16,}$/.test(secrets?.[account])) ? secrets : null;
  } catch {
    return null;
  }
}
