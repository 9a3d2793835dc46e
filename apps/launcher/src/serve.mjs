// API and worker in one process, as `npm start` runs them. Tells the launcher of its progress by messages.
import { commandOf } from './embedded/processes.mjs';
import { portProblem } from './steps/port.mjs';

const tell = (message) => new Promise((resolve) => (process.connected ? process.send(message, resolve) : resolve()));

async function step(title, work) {
  const at = Date.now();
  const answer = await work();
  await tell({ step: title, ms: Date.now() - at });
  return answer;
}

/** What runs, to be stopped; nothing until it does. */
let running = [];
let stopping = null;

function stop() {
  stopping ??= (async () => {
    await Promise.all(running.map((part) => part.stop()));
    process.exit(0);
  })();
}

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, stop);
// The launcher was killed: nobody else would stop this process, nor the database beside it.
process.on('disconnect', () => {
  process.once('exit', stopDatabase);
  stop();
});

function stopDatabase() {
  const pid = Number(process.argv.find((flag) => flag.startsWith('--database='))?.split('=')[1]);
  if (pid && commandOf(pid)?.includes('postgres')) process.kill(pid, 'SIGINT');
}

async function main() {
  const api = await import('@kontor/api');
  const worker = await import('@kontor/worker');
  const at = Date.now();
  const applied = await api.migrateAll(process.env.MIGRATION_DATABASE_URL);
  if (applied.length > 0)
    await tell({ step: `Preparing the tables (${applied.length} migrations)`, ms: Date.now() - at });
  const prepared = await worker.prepareOrganisation({ demo: !process.argv.includes('--empty'), onStep: step });
  delete process.env.MIGRATION_DATABASE_URL;
  const [served, working] = await Promise.all([api.startApi(), worker.startWorker()]);
  running = [served, working];
  if (stopping) return;
  await tell({ ready: { url: served.url, ...prepared } });
}

const LISTENING = ['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND'];

function problemOf(error) {
  if (error?.name === 'ConfigProblem')
    return {
      problem: error.message,
      advice: 'Correct it in the environment or in .env (see .env.example) and start again.',
    };
  if (!LISTENING.includes(error?.code) || !/listen|getaddrinfo/.test(error.syscall)) return null;
  const { message, advice } = portProblem(error.code, process.env.HOST, Number(process.env.PORT));
  return { problem: message, advice };
}

main().catch(async (error) => {
  if (stopping) return;
  const problem = problemOf(error);
  if (problem) await tell(problem);
  else process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});
