import type { Authentication } from '@kontor/identity/contract';
import type { AppConfig, Logger } from '@kontor/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { FastifyInstance } from 'fastify';
import { installAuthentication, installForgeryCheck, installRequestScope } from './authentication-hook.js';
import { installJsonBody } from './json-body.js';
import { installRequestLog } from './request-log.js';
import { installSecurityHeaders } from './security-headers.js';
import { installTrustedDocuments, type TrustedDocuments } from './trusted-documents.js';
import { installTrustedOperations, TrustedOperations } from './trusted-operations.js';
import { serveWebApplication } from './web-application.js';

interface EdgeParts {
  readonly config: AppConfig;
  readonly logger: Logger;
  readonly authentication: Authentication;
  readonly documents: TrustedDocuments;
}

/**
 * Everything that happens to a request before a route sees it, in this order: its id, its headers, whether it is for
 * the page, whether it was forged, its body, its document and the limits of that, and only then who asks.
 */
export async function installEdge(
  fastify: FastifyInstance,
  app: INestApplicationContext,
  { config, logger, authentication, documents }: EdgeParts,
): Promise<void> {
  installRequestScope(fastify);
  installRequestLog(fastify, logger);
  installSecurityHeaders(fastify);
  await serveWebApplication(fastify, config.webDir);
  installForgeryCheck(fastify, config.publicUrl);
  installJsonBody(fastify);
  installTrustedDocuments(fastify, documents);
  installAuthentication(fastify, authentication);
  let operations: TrustedOperations | null = null;
  installTrustedOperations(fastify, () => {
    operations ??= new TrustedOperations(app.get(GraphQLSchemaHost).schema, logger);
    return operations;
  });
}
