import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { pagePolicy } from './security-headers.js';

const NONCE = '__CSP_NONCE__';
const YEAR_SECONDS = 31_536_000;

/** Addresses that are the server's own: nothing below them is ever answered with the page. */
const SERVER = /^\/(graphql|api|health|metrics|assets)(\/|\?|$)/;

/**
 * Serves the built browser application on the same origin: assets for ever, because their names carry their hash,
 * the page never from a cache, and any other address the page again, whose router knows it.
 */
export async function serveWebApplication(fastify: FastifyInstance, webDir: string): Promise<void> {
  const root = resolve(webDir);
  const page = existsSync(resolve(root, 'index.html')) ? readFileSync(resolve(root, 'index.html'), 'utf8') : null;
  if (page !== null) {
    await fastify.register(fastifyStatic, {
      root,
      prefix: '/',
      index: false,
      wildcard: false,
      preCompressed: true,
      globIgnore: ['index.html', 'persisted-documents.json', '**/*.br', '**/*.gz'],
      cacheControl: false,
      setHeaders: (reply, path) => {
        const immutable = path.includes('/assets/');
        reply.header('cache-control', immutable ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
      },
    });
  }
  if (page === null) return;
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!isPage(request.method, request.url)) {
      done();
      return;
    }
    const nonce = randomBytes(16).toString('base64');
    reply
      .header('content-security-policy', pagePolicy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(NONCE, nonce));
  });
}

/** An address of the browser application's router: no file, and nothing of the server's own. */
const isPage = (method: string, url: string): boolean =>
  (method === 'GET' || method === 'HEAD') && !SERVER.test(url) && !/\.[a-z0-9]{1,5}(\?|$)/i.test(url);
