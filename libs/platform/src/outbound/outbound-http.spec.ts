import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isLoopbackAddress, isPublicAddress } from './address-check.js';
import { OutboundHttp, type OutboundLimits } from './outbound-http.js';

const LIMITS: OutboundLimits = { timeoutMs: 400, maxBytes: 1_000, accept: 'text/plain' };

describe('an address outside', () => {
  it.each(['8.8.8.8', '195.187.6.6', '2a00:1450:4025::64', '2606:4700::1111'])('may be asked: %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '127.8.8.8',
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    '2001::1',
    'fc00::1',
    'fe80::1',
    'ff02::1',
    'localhost',
    '',
  ])('is none: %s', (address) => expect(isPublicAddress(address)).toBe(false));

  it('is never one of this machine, whatever its last bytes', () => {
    fc.assert(
      fc.property(fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)), (rest) => {
        const address = ['127', ...rest].join('.');
        expect([isPublicAddress(address), isLoopbackAddress(address)]).toEqual([false, true]);
        expect(isPublicAddress(`::ffff:${address}`)).toBe(false);
      }),
    );
  });
});

describe('asking outside', () => {
  let server: Server;
  let port: number;
  const asked: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      answer(request.url ?? '', response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  function answer(path: string, response: ServerResponse): void {
    if (path === '/redirect') response.writeHead(302, { location: '/secret' }).end();
    else if (path === '/big') for (let n = 0; n < 200; n += 1) response.write('x'.repeat(100));
    else if (path === '/slow') response.write('x');
    else if (path !== '/mute') response.writeHead(200, { 'content-type': 'text/plain' }).end('hello');
  }

  const near = (resolve?: (host: string) => Promise<readonly string[]>) => new OutboundHttp(true, resolve);
  const far = (resolve?: (host: string) => Promise<readonly string[]>) => new OutboundHttp(false, resolve);
  const get = (http: OutboundHttp, path: string) => http.get(`http://127.0.0.1:${port}${path}`, LIMITS);

  it('gets what is there', async () => {
    const { status, contentType, body } = await get(near(), '/');
    expect([status, contentType, body.toString()]).toEqual([200, 'text/plain', 'hello']);
  });

  it('follows no redirection', async () => {
    expect(await get(near(), '/redirect')).toMatchObject({ status: 302 });
    expect(asked).not.toContain('/secret');
  });

  it('takes no more than it may, and waits no longer', async () => {
    await expect(get(near(), '/big')).rejects.toMatchObject({ fault: 'TOO_BIG' });
    await expect(get(near(), '/mute')).rejects.toMatchObject({ fault: 'TIMED_OUT' });
    await expect(get(near(), '/slow')).rejects.toMatchObject({ fault: 'TIMED_OUT' });
    const never = () => new Promise<readonly string[]>(() => undefined);
    await expect(far(never).get('https://example.com/', LIMITS)).rejects.toMatchObject({ fault: 'TIMED_OUT' });
  });

  it.each([
    'http://example.com/',
    'http://127.0.0.1/',
    'ftp://example.com/',
    'https://name:word@example.com/',
    'file:///etc/passwd',
    'none',
  ])('refuses the address %s', async (address) => {
    await expect(far().get(address, LIMITS)).rejects.toMatchObject({ fault: 'URL_REFUSED' });
  });

  it.each([['127.0.0.1'], ['::ffff:127.0.0.1'], ['169.254.169.254'], ['8.8.8.8', '10.0.0.1']])(
    'refuses a name that is, or is also, inside: %s',
    async (...addresses) => {
      const before = asked.length;
      await expect(far(async () => addresses).get(`https://rates.example.com:${port}/`, LIMITS)).rejects.toMatchObject({
        fault: 'ADDRESS_REFUSED',
      });
      expect(asked).toHaveLength(before);
    },
  );

  it('looks a name up once, so that it cannot turn into another between the check and the call', async () => {
    const answers = [['127.0.0.1'], ['203.0.113.9']];
    let times = 0;
    const rebinding = async () => answers[times++] ?? [];
    // It speaks no TLS: what matters is where the connection went, and that nobody asked for the name again.
    await expect(near(rebinding).get(`https://rates.example.com:${port}/`, LIMITS)).rejects.toMatchObject({
      fault: 'UNREACHABLE',
    });
    expect(times).toBe(1);
  });

  it('says so when there is nobody', async () => {
    await expect(far(async () => []).get('https://nobody.example.com/', LIMITS)).rejects.toMatchObject({
      fault: 'UNREACHABLE',
    });
    await expect(near().get('http://127.0.0.1:1/', LIMITS)).rejects.toMatchObject({ fault: 'UNREACHABLE' });
  });
});
