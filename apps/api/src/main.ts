import { startApi } from './start.js';

const api = await startApi();
process.stdout.write(`Kontor's API listens at ${api.url}\n`);
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void api.stop().finally(() => process.exit(0)));
}
