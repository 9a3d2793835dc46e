import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../settings.mjs';
import { Problem } from '../words.mjs';

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
const stampFile = join(root, 'node_modules', '.kontor-lock-hash');

export const dependenciesAreThere = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lockHash();

/** Installs exactly what the lock file says; the stamp is written last, so that a cut-off installation is done again. */
export function installDependencies() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, stdout, stderr } = spawnSync(
    npm,
    ['ci', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NODE_ENV: 'development' },
    },
  );
  if (status !== 0) {
    throw new Problem(
      `The packages could not be installed:\n${stdout}${stderr}`,
      'See that the npm registry can be reached, then start again: what is there already is used.',
    );
  }
  writeFileSync(stampFile, lockHash());
}
