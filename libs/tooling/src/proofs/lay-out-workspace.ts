import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../workspace.js';

/** A small workspace on disk in which every rule about imports and code is broken once. */
export interface LaidOut {
  readonly folder: string;
  /** Runs a program of the repository's own packages in it; what it printed comes back. */
  run(program: string, ...args: readonly string[]): string;
  remove(): void;
}

/**
 * Copies the fixture to a folder of its own, links its projects and the repository's packages as an installation
 * would, and takes over the settings files that stand at the top of the repository.
 */
export function layOutWorkspace(): LaidOut {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kontor-proof-')));
  cpSync(join(root, 'libs/tooling/src/fixtures/workspace'), folder, { recursive: true });
  for (const name of ['tsconfig.base.json', '.biome.json', '.knip.json']) cpSync(join(root, name), join(folder, name));
  const rules = pathToFileURL(join(root, 'libs/tooling/src/rules/lint-rules.mjs')).href;
  writeFileSync(
    join(folder, 'eslint.config.mjs'),
    `import { lintRules } from '${rules}';\nexport default lintRules(import.meta.dirname);\n`,
  );
  const packages = join(folder, 'node_modules');
  mkdirSync(join(packages, '@kontor'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '@kontor' && !name.startsWith('.'))
      symlinkSync(join(root, 'node_modules', name), join(packages, name));
  for (const group of ['libs', 'apps'])
    for (const name of readdirSync(join(folder, group)))
      symlinkSync(join(folder, group, name), join(packages, '@kontor', name));
  return {
    folder,
    run: (program, ...args) => {
      const { stdout, stderr, error } = spawnSync(process.execPath, [join(root, 'node_modules', program), ...args], {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 64 << 20,
        env: { ...process.env, NODE_OPTIONS: '', NX_DAEMON: 'false', NX_NO_CLOUD: 'true', FORCE_COLOR: '0' },
      });
      if (error) throw error;
      return stdout === '' ? stderr : stdout;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
