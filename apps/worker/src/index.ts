export { type Prepared, type PrepareOptions, prepareOrganisation } from './demo/prepare-organisation.js';
export { type RunningWorker, startWorker, type WorkerOptions } from './start-worker.js';
