import 'reflect-metadata';
import fastifyMultipart from '@fastify/multipart';
import { Authentication } from '@kontor/identity/contract';
import { type AppConfig, Logger } from '@kontor/platform';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ApiOptions } from './api-options.js';
import { AppModule } from './app.module.js';
import { allRows } from './contexts.js';
import { installEdge } from './edge/edge.js';
import { nestLogger } from './edge/nest-logger.js';
import { TrustedDocuments } from './edge/trusted-documents.js';
import { HealthState } from './health/health-state.js';
import { Metrics } from './health/metrics.js';

const MAX_BODY_BYTES = 1024 * 1024;
const MAX_UPLOAD_BYTES = 101 * 1024 * 1024;

/** The application with everything that stands before its routes, not yet listening. */
export async function createApi(config: AppConfig, options: ApiOptions): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    // Who speaks from elsewhere cannot choose the address that we take theirs to be.
    trustProxy: [...config.trustedProxies],
    forceCloseConnections: 'idle',
    return503OnClosing: false,
  });
  const { clock, ids, logger } = options;
  const module = AppModule.forRoot({
    config,
    entities: allRows,
    applicationName: 'kontor-api',
    ...(clock ? { clock } : {}),
    ...(ids ? { ids } : {}),
    ...(logger ? { logger } : {}),
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: nestLogger,
    bodyParser: false,
    abortOnError: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  const state = app.get(HealthState);
  fastify.addHook('onRequest', (_request, reply, done) => {
    if (state.isStopping) reply.header('connection', 'close');
    done();
  });
  await installEdge(fastify, app, {
    config,
    logger: app.get(Logger),
    authentication: options.authentication ?? app.get(Authentication),
    documents: options.documents ?? TrustedDocuments.fromFolder(config.webDir),
  });
  app.get(Metrics).observe(fastify);
  await fastify.register(fastifyMultipart, {
    limits: { fileSize: MAX_UPLOAD_BYTES, files: 1, fields: 10 },
    throwFileSizeLimit: true,
  });
  return app;
}
