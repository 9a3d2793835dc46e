import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSettings, root } from './settings.mjs';
import { dependenciesAreThere, installDependencies } from './steps/dependencies.mjs';
import { takeLock } from './steps/lock.mjs';
import { checkOutsideDatabase } from './steps/outside.mjs';
import { refuseIfPortInUse } from './steps/port.mjs';
import { endServiceLeftBehind } from './steps/service.mjs';
import { listenForStops } from './steps/stop-requests.mjs';
import { complain, say, step } from './words.mjs';

// npm run dev: API and worker straight from their sources, started anew at every edit, and the SPA by Vite.
const here = dirname(fileURLToPath(import.meta.url));

async function main() {
  const settings = readSettings();
  const lock = takeLock(settings.dataFolder, { url: `http://localhost:${settings.port}` });
  const stops = listenForStops();
  const children = [];
  let database = null;
  try {
    await endServiceLeftBehind(lock.leftBehind?.service);
    await refuseIfPortInUse(settings.host, settings.port);
    if (!dependenciesAreThere()) await step('Installing packages (once)', installDependencies);
    const addresses = { app: settings.databaseUrl, migrator: settings.migrationDatabaseUrl };
    if (settings.databaseUrl) await checkOutsideDatabase(settings);
    else {
      const { startDatabase } = await import('./steps/database.mjs');
      const started = await step('Starting the database', () => startDatabase(settings.dataFolder));
      database = started.server;
      Object.assign(addresses, started.addresses);
      lock.update({ databasePort: database.port, isReady: true });
    }
    const env = {
      ...settings.env,
      PORT: String(settings.port),
      HOST: settings.host,
      KONTOR_DATA_DIR: settings.dataFolder,
      DATABASE_URL: addresses.app,
      MIGRATION_DATABASE_URL: addresses.migrator || addresses.app,
      KONTOR_API_URL: `http://127.0.0.1:${settings.port}`,
      SWC_NODE_PROJECT: join(root, 'tsconfig.base.json'),
    };
    children.push(start(root, env, ['--watch', ...fromSource, join(here, 'serve.mjs')]));
    children.push(start(join(root, 'apps/web'), env, [join(viteFolder(), 'bin/vite.js')]));
    say('Ctrl-C stops it.');
    await Promise.race([stops.asked, ...children.map(({ ended }) => ended)]);
  } finally {
    for (const { child } of children) child.kill('SIGTERM');
    await Promise.all(children.map(({ ended }) => ended));
    await database?.stop();
    lock.release();
  }
}

const fromSource = ['--conditions=@kontor/source', '--import', '@swc-node/register/esm-register'];

/** npm puts it beside the SPA or at the root, as versions allow. */
const viteFolder = () => dirname(createRequire(join(root, 'apps/web/package.json')).resolve('vite/package.json'));

function start(cwd, env, args) {
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] });
  return { child, ended: new Promise((resolve) => child.once('exit', resolve)) };
}

main().then(
  () => process.exit(),
  (error) => {
    complain(error);
    process.exit(1);
  },
);
