import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { declaredOperations } from '../testing/declared-operations.js';
import { startTestedApi, type TestedApi } from '../testing/running-api.js';

const SCRIPT = `export const words = ${JSON.stringify('kontor '.repeat(1_000))};`;

let api: TestedApi;
let webDir: string;

beforeAll(async () => {
  webDir = await mkdtemp(join(tmpdir(), 'kontor-web-'));
  await mkdir(join(webDir, 'assets'));
  await writeFile(join(webDir, 'index.html'), '<meta property="csp-nonce" nonce="__CSP_NONCE__"><p>Kontor</p>');
  await writeFile(join(webDir, 'assets', 'main-abc123.js'), SCRIPT);
  await writeFile(join(webDir, 'kontor.svg'), '<svg/>');
  await writeFile(join(webDir, 'persisted-documents.json'), '{}');
  await writeFile(join(webDir, '..', 'kontor-secret.txt'), 'not for anybody');
  api = await startTestedApi({ environment: { KONTOR_WEB_DIR: webDir } });
});
afterAll(async () => {
  await api.stop();
  await rm(webDir, { recursive: true });
  await rm(join(webDir, '..', 'kontor-secret.txt'));
});

describe('every answer', () => {
  it('carries the headers that keep a browser from harm, whatever the route and the outcome', async () => {
    const routes = declaredOperations(api.app).flatMap(({ kind, name }) => (kind === 'route' ? [name] : []));
    const pages = [
      'GET /',
      'GET /opportunities/1',
      'GET /assets/main-abc123.js',
      'GET /none.js',
      'GET /api/none',
      'POST /graphql',
      'GET /graphql',
      'DELETE /',
      'OPTIONS /graphql',
    ];
    expect(routes.length).toBeGreaterThan(3);
    for (const route of [...routes, ...pages]) {
      const [method = '', path = ''] = route.split(' ');
      const { headers } = await api.anonymous.fetch(path.replace(/:\w+/g, 'x'), { method });
      const policy = headers.get('content-security-policy') ?? '';
      expect({ route, policy }).toEqual({ route, policy: expect.stringContaining("default-src 'none'") });
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe-(inline|eval)|\*/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });
});

describe('the browser application', () => {
  it('is one page for all of its addresses, with a nonce for each answer', async () => {
    const nonces = new Set<string>();
    for (const path of ['/', '/board', '/opportunities/1?side=2', '/link', '/index.html/x']) {
      const response = await api.anonymous.fetch(path);
      const text = await response.text();
      const nonce = /nonce="([^"]+)"/.exec(text)?.[1] ?? '';
      expect({ path, status: response.status, text: text.includes('Kontor') }).toEqual({
        path,
        status: 200,
        text: true,
      });
      expect(response.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
      expect(response.headers.get('cache-control')).toBe('no-store');
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(5);
    expect([...nonces].every((nonce) => nonce.length >= 22)).toBe(true);
  });

  it('has assets that stay for ever, compressed once', async () => {
    const path = '/assets/main-abc123.js';
    const plain = await api.anonymous.fetch(path, { headers: { 'accept-encoding': 'identity' } });
    expect(await plain.text()).toBe(SCRIPT);
    expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(plain.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const squeezed = await api.anonymous.fetch(path, { headers: { 'accept-encoding': 'gzip, br' } });
    expect(squeezed.headers.get('content-encoding')).toBe('br');
    expect(await squeezed.text()).toBe(SCRIPT);
    const again = await api.anonymous.fetch(path, { headers: { 'if-none-match': plain.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });

  it('never stands in for what the server owns, nor for a file that is missing', async () => {
    for (const path of [
      '/api/v1/none',
      '/api',
      '/health/none',
      '/graphql',
      '/metrics/x',
      '/assets/none.js',
      '/none.js',
      '/persisted-documents.json',
      '/index.html',
    ]) {
      const response = await api.anonymous.fetch(path);
      expect({ path, status: response.status }).toEqual({ path, status: path === '/graphql' ? 400 : 404 });
      expect(await response.text()).not.toContain('Kontor</p>');
    }
  });

  it('tells of unknown addresses in problem+json', async () => {
    const response = await api.anonymous.fetch('/api/v1/none');
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(await response.json()).toMatchObject({ status: 404, code: 'NOT_FOUND', traceId: expect.any(String) });
  });

  it('leads nowhere out of its folder', async () => {
    for (const path of [
      '/../kontor-secret.txt',
      '/%2e%2e/kontor-secret.txt',
      '/assets/..%2f..%2fkontor-secret.txt',
      '/assets/%00',
      '//etc/passwd',
      '/assets/..%5c..%5ckontor-secret.txt',
    ]) {
      const response = await api.anonymous.fetch(path);
      expect(await response.text()).not.toContain('not for anybody');
      expect(response.status).toBeLessThan(500);
    }
  });
});
