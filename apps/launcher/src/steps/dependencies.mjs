import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../settings.mjs';
import { Problem } from '../words.mjs';
import { runProgram } from './run-program.mjs';

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
const stampFile = join(root, 'node_modules', '.kontor-lock-hash');

export const dependenciesAreThere = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lockHash();

/** For a backup the packages of the version before will do: it is taken before an upgrade. */
export function requirePackages() {
  if (!existsSync(join(root, 'node_modules', 'pg-copy-streams')))
    throw new Problem('The packages are not installed.', 'Start Kontor once with `npm start`, or run `npm ci`.');
}

/** Installs exactly what the lock file says; the stamp is written last, so that a cut-off installation is done again. */
export async function installDependencies({ signal } = {}) {
  rmSync(stampFile, { force: true });
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, words } = await runProgram(
    npm,
    ['ci', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'],
    { cwd: root, env: { ...process.env, NODE_ENV: 'development' }, signal },
  );
  if (status !== 0) {
    throw new Problem(
      `The packages could not be installed:\n${words}`,
      'See that the npm registry can be reached, then start again: what is there already is used.',
    );
  }
  writeFileSync(stampFile, lockHash());
}
