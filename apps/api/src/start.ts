import 'reflect-metadata';
import fastifyMultipart from '@fastify/multipart';
import { Authentication } from '@kontor/identity/contract';
import { AppConfig, type Clock, type Ids, Logger } from '@kontor/platform';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { allRows } from './contexts.js';
import { installAuthentication, installRequestScope } from './edge/authentication-hook.js';
import { installJsonBody } from './edge/json-body.js';
import { nestLogger } from './edge/nest-logger.js';
import { installSecurityHeaders } from './edge/security-headers.js';
import { installTrustedDocuments, TrustedDocuments } from './edge/trusted-documents.js';
import { installTrustedOperations, TrustedOperations } from './edge/trusted-operations.js';
import { serveWebApplication } from './edge/web-application.js';
import { HealthState } from './health/health-state.js';
import { Metrics } from './health/metrics.js';

export interface ApiOptions {
  readonly config?: AppConfig;
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly logger?: Logger;
  /** Who is behind a request, when something else than sessions and keys decides it. */
  readonly authentication?: Authentication;
  /** Documents that browsers may ask for, by hash; those of the built application when left out. */
  readonly documents?: TrustedDocuments;
}

export interface RunningApi {
  readonly url: string;
  readonly app: NestFastifyApplication;
  /** Refuses new work, finishes what is under way, at most 20 s of it, and closes the pools. */
  stop(): Promise<void>;
}

const MAX_BODY_BYTES = 1024 * 1024;
const MAX_UPLOAD_BYTES = 101 * 1024 * 1024;
const STOP_WITHIN_MS = 20_000;

/** Starts the API and answers when it takes requests. It installs no signal handlers: its caller decides when to stop. */
export async function startApi(options: ApiOptions = {}): Promise<RunningApi> {
  const config = options.config ?? AppConfig.fromEnvironment(process.env);
  const app = await createApi(config, options);
  await app.listen(config.port, config.host);
  const { port } = app.getHttpServer().address() as { port: number };
  const state = app.get(HealthState);
  return {
    app,
    url: config.port === 0 ? `http://localhost:${port}` : config.publicUrl,
    stop: async () => {
      state.isStopping = true;
      const tooLong = new Promise((resolve) => setTimeout(resolve, STOP_WITHIN_MS).unref());
      await Promise.race([app.close(), tooLong]);
    },
  };
}

async function createApi(config: AppConfig, options: ApiOptions): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    // Who speaks from elsewhere cannot choose the address that we take theirs to be.
    trustProxy: 'loopback, linklocal, uniquelocal',
    forceCloseConnections: 'idle',
    return503OnClosing: false,
  });
  const { clock, ids, logger: givenLogger } = options;
  const module = AppModule.forRoot({
    config,
    entities: allRows,
    applicationName: 'kontor-api',
    ...(clock ? { clock } : {}),
    ...(ids ? { ids } : {}),
    ...(givenLogger ? { logger: givenLogger } : {}),
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: nestLogger,
    bodyParser: false,
    abortOnError: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  const logger = app.get(Logger);
  installRequestScope(fastify);
  installJsonBody(fastify);
  installSecurityHeaders(fastify);
  await serveWebApplication(fastify, config.webDir);
  installAuthentication(fastify, options.authentication ?? app.get(Authentication), config.publicUrl);
  app.get(Metrics).observe(fastify);
  installTrustedDocuments(fastify, options.documents ?? TrustedDocuments.fromFolder(config.webDir));
  let operations: TrustedOperations | null = null;
  installTrustedOperations(fastify, () => {
    operations ??= new TrustedOperations(app.get(GraphQLSchemaHost).schema, logger);
    return operations;
  });
  await fastify.register(fastifyMultipart, {
    limits: { fileSize: MAX_UPLOAD_BYTES, files: 1, fields: 10 },
    throwFileSizeLimit: true,
  });
  return app;
}
