import { fork } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { root, readSettings } from './settings.mjs';
import { build, buildIsFresh } from './steps/build.mjs';
import { dependenciesAreThere, installDependencies } from './steps/dependencies.mjs';
import { refuseIfPortInUse, takeLock } from './steps/lock.mjs';
import { complain, elapsed, Problem, say, step } from './words.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const flags = new Set(process.argv.slice(2));
const KNOWN = ['--reset', '--yes', '--empty', '--help'];

const HELP = `npm start                    starts Kontor; the first time with a demo organisation
npm start -- --empty         the first time: no demo, a link to set up your own organisation
npm start -- --reset         deletes all data (it asks first) and starts anew
npm start -- --reset --yes   the same without asking
npm run backup               writes a backup; npm run restore -- <folder> puts it back
Settings: PORT, HOST, KONTOR_DATA_DIR, DATABASE_URL, REDIS_URL, SMTP_URL …, see .env.example`;

async function main() {
  const unknown = [...flags].find((flag) => !KNOWN.includes(flag));
  if (unknown) throw new Problem(`There is no option ${unknown}.`, HELP);
  if (flags.has('--help')) return say(HELP);
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new Problem(`This is Node ${process.versions.node}.`, 'Kontor needs Node 20.19 or newer.');

  const settings = readSettings();
  const lock = takeLock(settings.dataFolder, { port: settings.port, url: `http://localhost:${settings.port}` });
  const running = { lock, database: null, service: null };
  try {
    await refuseIfPortInUse(settings.host, settings.port);
    await run(settings, running);
  } finally {
    await shutDown(running);
  }
}

async function run(settings, running) {
  say('Kontor');
  const stopAsked = untilAskedToStop();
  if (!dependenciesAreThere()) await step('Installing packages (once)', installDependencies);
  if (flags.has('--reset')) await reset(settings);
  if (!buildIsFresh()) await step('Building', build);
  const { startDatabase } = await import('./steps/database.mjs');
  const addresses = settings.databaseUrl
    ? { app: settings.databaseUrl, migrator: settings.env.MIGRATION_DATABASE_URL || settings.databaseUrl }
    : await step('Starting the database', async () => {
        const { server, addresses: made } = await startDatabase(settings.dataFolder);
        running.database = server;
        running.lock.update({ databasePort: server.port });
        return made;
      });
  running.service = startService(settings, addresses);
  const ready = await Promise.race([running.service.ready, stopAsked]);
  if (!ready) return;
  welcome(ready);
  const reason = await Promise.race([
    stopAsked,
    running.service.ended.then(() => 'service'),
    running.database?.ended.then(() => 'database') ?? new Promise(() => {}),
  ]);
  if (reason === 'database')
    throw new Problem(
      `The database stopped by itself:\n${running.database.lastWords()}`,
      'Start again; if it happens again, see docs/operations.md, "The database does not start".',
    );
  if (reason === 'service')
    throw new Problem('Kontor stopped by itself; the reason is above.', 'Start again. What was saved is there.');
}

const untilAskedToStop = () =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => resolve(null));
  });

async function reset(settings) {
  if (settings.databaseUrl)
    throw new Problem(
      "DATABASE_URL is set, so the data is not the launcher's to delete.",
      'Empty that database with its own tools.',
    );
  if (!flags.has('--yes')) {
    if (!process.stdin.isTTY)
      throw new Problem('--reset deletes all data and there is nobody to ask.', 'Add --yes if that is meant.');
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    const answer = await terminal.question(`  Delete ALL data in ${settings.dataFolder}? Type "delete" to go on: `);
    terminal.close();
    if (answer.trim() !== 'delete')
      throw new Problem('Nothing was deleted.', 'Start without --reset to keep working with the data.');
  }
  const { deleteData } = await import('./steps/database.mjs');
  await step('Deleting the data', () => deleteData(settings.dataFolder));
}

/** API and worker in one process of their own: half the memory of two, and a supervisor that outlives a crash of theirs. */
function startService(settings, addresses) {
  const child = fork(join(here, 'serve.mjs'), flags.has('--empty') ? ['--empty'] : [], {
    cwd: root,
    detached: true,
    execArgv: ['--max-semi-space-size=8'],
    env: {
      ...settings.env,
      NODE_ENV: 'production',
      PORT: String(settings.port),
      HOST: settings.host,
      KONTOR_DATA_DIR: settings.dataFolder,
      KONTOR_WEB_DIR: settings.env.KONTOR_WEB_DIR || join(root, 'apps/web/dist'),
      DATABASE_URL: addresses.app,
      MIGRATION_DATABASE_URL: addresses.migrator,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const ready = new Promise((resolve, reject) => {
    child.on('message', (message) => {
      if (message.step) say(`  ${message.step} … ${(message.ms / 1000).toFixed(1)} s`);
      if (message.ready) resolve(message.ready);
      if (message.problem) reject(new Problem(message.problem, message.advice));
    });
    child.once('exit', (code) =>
      reject(
        new Problem(
          `Kontor ended with ${code} before it was ready; the reason is above.`,
          'Mend that and start again. Nothing was lost.',
        ),
      ),
    );
  });
  return { child, ready, ended };
}

function welcome({ url, logins, setUpLink, password }) {
  say(`\nKontor is ready after ${elapsed()}:  ${url}\n`);
  if (setUpLink) say(`Set up your organisation (this link works once, for 24 hours):\n  ${setUpLink}\n`);
  if (logins?.length) {
    say(`Demo log-ins, all with the password ${password}:`);
    for (const login of logins) say(`  ${login.email.padEnd(34)} ${login.name}, ${login.role}`);
    say();
  }
  say('Ctrl-C stops it. What you enter is kept for the next start.');
}

async function shutDown({ lock, database, service }) {
  if (service && service.child.exitCode === null && service.child.signalCode === null) {
    say('\nStopping …');
    service.child.kill('SIGTERM');
    await service.ended;
  }
  await database?.stop();
  lock.release();
}

main().then(
  () => process.exit(),
  (error) => {
    complain(error);
    process.exit(1);
  },
);
