import { readSettings } from './settings.mjs';
import { build, buildIsFresh } from './steps/build.mjs';
import { dependenciesAreThere, installDependencies } from './steps/dependencies.mjs';
import { takeLock } from './steps/lock.mjs';
import { checkOutsideDatabase, sayIfRedisIsAway, shownAddress } from './steps/outside.mjs';
import { refuseIfPortInUse } from './steps/port.mjs';
import { confirmReset, reset } from './steps/reset.mjs';
import { endServiceLeftBehind, startService } from './steps/service.mjs';
import { listenForStops, Stopped } from './steps/stop-requests.mjs';
import { complain, elapsed, Problem, say, step } from './words.mjs';

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
  const stops = listenForStops();
  const lock = takeLock(settings.dataFolder, { url: `http://localhost:${settings.port}` });
  const running = { lock, database: null, service: null };
  try {
    if (flags.has('--reset')) await confirmReset(settings, { isSure: flags.has('--yes'), signal: stops.signal });
    await endServiceLeftBehind(lock.leftBehind?.service);
    await refuseIfPortInUse(settings.host, settings.port);
    await prepare(settings, stops);
    await run(settings, running, stops);
  } catch (error) {
    // Whatever fails because it was told to stop is no problem, unless it says so itself.
    if (!(error instanceof Stopped) && !(stops.signal.aborted && !(error instanceof Problem))) throw error;
  } finally {
    await shutDown(running, stops);
  }
}

/** Whatever the product needs before it can run. */
async function prepare(settings, { signal, leaveIfAsked }) {
  say('Kontor');
  if (!dependenciesAreThere()) await step('Installing packages (once)', () => installDependencies({ signal }));
  leaveIfAsked();
  if (flags.has('--reset')) await reset(settings);
  leaveIfAsked();
  if (!buildIsFresh()) await step('Building', () => build({ signal }));
  leaveIfAsked();
}

async function run(settings, running, stops) {
  const addresses = await openDatabase(settings, running);
  if (settings.redisUrl) await sayIfRedisIsAway(settings.redisUrl);
  stops.leaveIfAsked();
  const service = startService(settings, addresses, {
    isEmpty: flags.has('--empty'),
    databasePid: running.database?.pid,
  });
  running.service = service;
  running.lock.update({ service: service.facts });
  const ended = [
    service.ended.then(() => 'service'),
    running.database?.ended.then(() => 'database') ?? new Promise(() => {}),
  ];
  const ready = await Promise.race([service.ready, stops.asked, ended[1]]);
  if (ready === 'database') throw databaseEnded(running.database);
  stops.leaveIfAsked();
  running.lock.update({ url: ready.url, isReady: true });
  welcome(settings, ready);
  const reason = await Promise.race([stops.asked, ...ended]);
  if (reason === 'database') throw databaseEnded(running.database);
  if (reason === 'service')
    throw new Problem('Kontor stopped by itself; the reason is above.', 'Start again. What was saved is there.');
}

async function openDatabase(settings, running) {
  if (settings.databaseUrl) {
    await checkOutsideDatabase(settings);
    return { app: settings.databaseUrl, migrator: settings.migrationDatabaseUrl ?? settings.databaseUrl };
  }
  const { startDatabase } = await import('./steps/database.mjs');
  const { server, addresses } = await step('Starting the database', () => startDatabase(settings.dataFolder));
  running.database = server;
  running.lock.update({ databasePort: server.port });
  return addresses;
}

const databaseEnded = (database) =>
  new Problem(
    `The database stopped by itself:\n${database.lastWords()}`,
    'Start again; if it happens again, see docs/operations.md, "The database does not start".',
  );

function welcome(settings, { url, logins, setUpLink, password }) {
  say(`\nKontor is ready after ${elapsed()}:  ${url}\n`);
  if (setUpLink) say(`Set up your organisation (this link works once, for 24 hours):\n  ${setUpLink}\n`);
  if (logins?.length) {
    say(`Demo log-ins, all with the password ${password}:`);
    for (const login of logins) say(`  ${login.email.padEnd(34)} ${login.name}, ${login.role}`);
    say();
  }
  const { databaseUrl, redisUrl, dataFolder } = settings;
  say(`Data: ${databaseUrl ? `PostgreSQL at ${shownAddress(databaseUrl)}, files in ${dataFolder}` : dataFolder}`);
  say(`Jobs: ${redisUrl ? `Redis at ${shownAddress(redisUrl)}` : 'in the same PostgreSQL'}`);
  say('Ctrl-C stops it. What you enter is kept for the next start.');
}

/** First the service, so that it can save what is under way; whoever asks twice does not wait for that. */
async function shutDown({ lock, database, service }, { again }) {
  if (service?.isThere()) {
    say('\nStopping …');
    again.then(() => {
      say('Stopping at once; what was saved is kept.');
      service.kill();
    });
    await service.stop();
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
