import { runCommand } from './run-command.js';
import { startApi } from './start.js';

// The API as a process of its own. One that cannot start says why and ends; whoever runs it starts it again.
runCommand(async () => {
  const api = await startApi({ drainMs: 2_000 });
  process.stdout.write(`Kontor's API listens at ${api.url}\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void api.stop().finally(() => process.exit(0)));
  }
});
