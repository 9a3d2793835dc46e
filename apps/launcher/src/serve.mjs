// API and worker in one process, as `npm start` runs them. Tells the launcher of its progress by messages.
const tell = (message) => process.send?.(message);

async function step(title, work) {
  const at = Date.now();
  const answer = await work();
  tell({ step: title, ms: Date.now() - at });
  return answer;
}

async function main() {
  const api = await import('@kontor/api');
  const worker = await import('@kontor/worker');
  const applied = await api.migrateAll(process.env.MIGRATION_DATABASE_URL);
  if (applied.length > 0) tell({ step: `Preparing the tables (${applied.length} migrations)`, ms: applied.ms ?? 0 });
  const prepared = await worker.prepareOrganisation({ demo: !process.argv.includes('--empty'), onStep: step });
  delete process.env.MIGRATION_DATABASE_URL;
  const [served, working] = await Promise.all([api.startApi(), worker.startWorker()]);
  tell({ ready: { url: served.url, ...prepared } });

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await served.stop();
    await working.stop();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // The launcher was killed: nobody would stop this process otherwise.
  process.on('disconnect', stop);
}

main().catch((error) => {
  if (error?.name === 'ConfigProblem')
    tell({
      problem: error.message,
      advice: 'Correct it in the environment or in .env (see .env.example) and start again.',
    });
  else process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});
