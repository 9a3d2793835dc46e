import { AppConfig, ConfigProblem, Logger } from '@kontor/platform';
import { startWorker } from './start-worker.js';

const STOP_WITHIN_MS = 20_000;

// The worker as a process of its own. One that cannot start says why and ends; whoever runs it starts it again.
async function main(): Promise<void> {
  const config = AppConfig.fromEnvironment(process.env);
  const logger = Logger.create(config.logLevel);
  const worker = await startWorker({ config, logger });
  logger.info('the worker is at work');
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    logger.info('the worker is stopping', { signal });
    const tooLong = new Promise((resolve) => setTimeout(resolve, STOP_WITHIN_MS).unref());
    await Promise.race([worker.stop(), tooLong]);
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, (received) => void stop(received));
}

main().catch((error: unknown) => {
  const words = error instanceof ConfigProblem ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${words}\n`);
  process.exit(1);
});
