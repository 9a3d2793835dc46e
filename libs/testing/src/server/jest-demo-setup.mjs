import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import setUpDatabase from './jest-setup.mjs';

const START = fileURLToPath(new URL('../../../../apps/launcher/src/start.mjs', import.meta.url));

/** Starts Kontor once with the demo and stops it: most tests of the launcher begin with a copy of what it leaves. */
export default async function setUp(globalConfig) {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-launcher-demo-'));
  chmodSync(folder, 0o711);
  globalThis.kontorDemoData = folder;
  process.env.KONTOR_TEST_DEMO_DATA = join(folder, 'data');
  await Promise.all([setUpDatabase(globalConfig), startAndStop(process.env.KONTOR_TEST_DEMO_DATA)]);
}

async function startAndStop(dataFolder) {
  const nothing = { NODE_OPTIONS: '', NODE_ENV: '', HOST: '', DATABASE_URL: '', REDIS_URL: '', SMTP_URL: '' };
  const child = spawn(process.execPath, [START], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...nothing, KONTOR_DATA_DIR: dataFolder, PORT: String(await freePort()) },
  });
  let words = '';
  child.stdout.on('data', (text) => {
    words += text;
    if (words.includes('Kontor is ready')) child.kill('SIGINT');
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0 || !words.includes('Kontor is ready'))
    throw new Error(`the first start ended with ${code}:\n${words}`);
}

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
