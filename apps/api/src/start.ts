import { AppConfig } from '@kontor/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ApiOptions } from './api-options.js';
import { createApi } from './create-api.js';
import { HealthState } from './health/health-state.js';

export interface RunningApi {
  readonly url: string;
  readonly app: NestFastifyApplication;
  /** Says that it is not ready, then refuses new work, finishes what is under way within 20 s, and closes the pools. */
  stop(): Promise<void>;
}

const STOP_WITHIN_MS = 20_000;

/** Starts the API and answers when it takes requests. It installs no signal handlers: its caller decides when to stop. */
export async function startApi(options: ApiOptions = {}): Promise<RunningApi> {
  const config = options.config ?? AppConfig.fromEnvironment(process.env);
  const app = await createApi(config, options);
  await app.listen(config.port, config.host);
  const { port } = app.getHttpServer().address() as { port: number };
  let stopped: Promise<void> | null = null;
  return {
    app,
    url: config.port === 0 ? `http://localhost:${port}` : config.publicUrl,
    stop: () => {
      stopped ??= stop(app, options.drainMs ?? 0);
      return stopped;
    },
  };
}

async function stop(app: NestFastifyApplication, drainMs: number): Promise<void> {
  app.get(HealthState).isStopping = true;
  await new Promise((resolve) => setTimeout(resolve, drainMs));
  const server = app.getHttpServer() as { closeAllConnections(): void };
  const tooLong = setTimeout(() => server.closeAllConnections(), STOP_WITHIN_MS);
  // First the door, by ourselves: Nest would tell the modules before the last request is answered.
  await app.getHttpAdapter().getInstance().close();
  clearTimeout(tooLong);
  await app.close();
}
