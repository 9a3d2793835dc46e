import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Starts one PostgreSQL for the whole Jest run and hands its address on by the environment. */
export default async function setup(globalConfig) {
  if (globalThis.kontorTestServer) return;
  const child = spawn(
    process.execPath,
    [
      '--conditions=@kontor/source',
      '--import',
      '@swc-node/register/esm-register',
      new URL('./serve.ts', import.meta.url).pathname,
    ],
    {
      cwd: globalConfig.rootDir,
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '', SWC_NODE_PROJECT: 'tsconfig.base.json' },
    },
  );
  globalThis.kontorTestServer = child;
  const line = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (text) =>
      text.startsWith('{') ? resolve(text) : console.error(text),
    );
    child.once('exit', (code) =>
      reject(new Error(`the test database server ended with code ${code} before it was ready`)),
    );
  });
  const { url, template } = JSON.parse(line);
  process.env.KONTOR_TEST_SERVER_URL = url;
  process.env.KONTOR_TEST_TEMPLATE = template;
}
