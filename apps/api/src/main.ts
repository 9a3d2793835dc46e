import { startApi } from './start.js';

const api = await startApi({ drainMs: 2_000 });
process.stdout.write(`Kontor's API listens at ${api.url}\n`);
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void api.stop().finally(() => process.exit(0)));
}
