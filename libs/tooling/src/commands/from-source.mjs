import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Runs a command of this folder straight from its TypeScript: node from-source.mjs check --report file
const root = fileURLToPath(new URL('../../../..', import.meta.url));
const [command, ...rest] = process.argv.slice(2);
if (!existsSync(`${root}/node_modules/@swc-node/register`)) {
  process.stderr.write('The packages are not installed: npm ci, then again.\n');
  process.exit(1);
}
const { status } = spawnSync(
  process.execPath,
  [
    '--conditions=@kontor/source',
    '--import',
    '@swc-node/register/esm-register',
    fileURLToPath(new URL(`./${command}.ts`, import.meta.url)),
    ...rest,
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, SWC_NODE_PROJECT: 'tsconfig.base.json' } },
);
process.exit(status ?? 1);
