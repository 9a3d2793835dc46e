import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pagePolicy } from './security-headers.js';
import { type WebFile, WebFiles } from './web-files.js';

const NONCE = '__CSP_NONCE__';
const YEAR_SECONDS = 31_536_000;

/** Addresses that are the server's own: nothing below them is ever answered with the page. */
const SERVER = /^\/(graphql|api|calendar|health|metrics|assets)(\/|\?|$)/;

/**
 * Serves the built browser application on the same origin: assets for ever, because their names carry their hash,
 * the page never from a cache, and any other address the page again, whose router knows it.
 */
export async function serveWebApplication(fastify: FastifyInstance, webDir: string): Promise<void> {
  const files = await WebFiles.read(webDir);
  const page = files.find('/index.html')?.content.toString('utf8');
  if (page === undefined) return;
  fastify.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.url !== undefined || !['GET', 'HEAD'].includes(request.method)) return;
    const path = request.url.replace(/[?#].*$/, '');
    const file = path === '/index.html' ? null : files.find(path);
    if (file) await sendFile(request, reply, path, file);
    else if (isPage(path)) sendPage(reply, page);
  });
}

async function sendFile(request: FastifyRequest, reply: FastifyReply, path: string, file: WebFile): Promise<void> {
  reply
    .header('cache-control', path.startsWith('/assets/') ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache')
    .header('etag', file.etag)
    .header('vary', 'accept-encoding')
    .type(file.type);
  if (request.headers['if-none-match'] === file.etag) {
    reply.status(304).send();
    return;
  }
  const { encoding, content } = await file.inEncoding(request.headers['accept-encoding'] ?? '');
  if (encoding !== null) reply.header('content-encoding', encoding);
  reply.send(content);
}

function sendPage(reply: FastifyReply, page: string): void {
  const nonce = randomBytes(16).toString('base64');
  reply
    .header('content-security-policy', pagePolicy(nonce))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(page.replaceAll(NONCE, nonce));
}

/** An address of the browser application's router: no file, and nothing of the server's own. */
const isPage = (path: string): boolean => !SERVER.test(path) && !/\.[a-z0-9]{1,5}$/i.test(path);
