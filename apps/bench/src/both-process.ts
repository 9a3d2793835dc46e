// API and worker in one process, as `npm start` runs them.
import { startApi } from '@kontor/api';
import { startWorker } from '@kontor/worker';

const api = await startApi();
const worker = await startWorker();
process.send?.({ port: Number(new URL(api.url).port) });
process.on('disconnect', () => void Promise.all([api.stop(), worker.stop()]).finally(() => process.exit(0)));
