import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { isLoopbackAddress, isPublicAddress } from './address-check.js';

export interface OutboundAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
}

export interface OutboundLimits {
  /** From the first look-up of the name to the last byte. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly accept: string;
}

export type OutboundFault = 'ADDRESS_REFUSED' | 'TIMED_OUT' | 'TOO_BIG' | 'UNREACHABLE' | 'URL_REFUSED';

/** Nothing was got. What it says names the host, never the rest of the address: that may hold a secret. */
export class OutboundProblem extends Error {
  override readonly name = 'OutboundProblem';
  constructor(
    readonly fault: OutboundFault,
    message: string,
  ) {
    super(message);
  }
}

/** Who a name is: every address that it has. */
export type Resolve = (host: string) => Promise<readonly string[]>;

const resolveByDns: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

/**
 * Asks the world outside, and only that: https, to an address that was looked up once, found to be public and then kept
 * to, so that a name cannot turn into something inside between the check and the call. Redirections are answers like
 * any other and are not followed. With `allowsLoopback` a server on this machine may be asked as well, over http.
 */
export class OutboundHttp {
  constructor(
    private readonly allowsLoopback: boolean,
    private readonly resolve: Resolve = resolveByDns,
  ) {}

  /** Any status is an answer; throws `OutboundProblem` where there is none. */
  async get(address: string, limits: OutboundLimits): Promise<OutboundAnswer> {
    const url = this.checkedUrl(address);
    const giveUp = AbortSignal.timeout(limits.timeoutMs);
    const timedOut = new Promise<never>((_, reject) => {
      giveUp.addEventListener('abort', () =>
        reject(new OutboundProblem('TIMED_OUT', `${url.host} took longer than ${limits.timeoutMs} ms.`)),
      );
    });
    return Promise.race([this.ask(url, limits, giveUp), timedOut]);
  }

  private checkedUrl(address: string): URL {
    const url = URL.canParse(address) ? new URL(address) : null;
    const isSecure = url?.protocol === 'https:';
    const isNear = url?.protocol === 'http:' && this.allowsLoopback && isLoopbackAddress(bare(url.hostname));
    if (url === null || !(isSecure || isNear) || url.username !== '' || url.password !== '') {
      throw new OutboundProblem('URL_REFUSED', 'Only https addresses without a name and password are asked.');
    }
    return url;
  }

  private async ask(url: URL, limits: OutboundLimits, giveUp: AbortSignal): Promise<OutboundAnswer> {
    const pinned = await this.pinnedAddress(url);
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    return new Promise((resolve, reject) => {
      const fail = (error: unknown): void =>
        reject(
          error instanceof OutboundProblem
            ? error
            : new OutboundProblem('UNREACHABLE', `${url.host} cannot be reached.`),
        );
      const asked = send(
        url,
        {
          method: 'GET',
          agent: false,
          signal: giveUp,
          headers: { accept: limits.accept, 'user-agent': 'Kontor', 'accept-encoding': 'identity' },
          lookup: (_host, options, done) => {
            const family = isIP(pinned);
            if (options.all) done(null, [{ address: pinned, family }]);
            else done(null, pinned, family);
          },
        },
        (answer) => void readWhole(answer, limits.maxBytes, url.host).then(resolve, fail),
      );
      asked.on('error', fail);
      asked.end();
    });
  }

  private async pinnedAddress(url: URL): Promise<string> {
    const host = bare(url.hostname);
    const addresses = isIP(host) ? [host] : await this.resolve(host).catch(() => []);
    const [first] = addresses;
    if (first === undefined) throw new OutboundProblem('UNREACHABLE', `${url.host} has no address.`);
    // All of them: a name that is partly inside is not one to trust.
    const isFit = (address: string) => isPublicAddress(address) || (this.allowsLoopback && isLoopbackAddress(address));
    if (!addresses.every(isFit))
      throw new OutboundProblem('ADDRESS_REFUSED', `${url.host} is not out in the internet.`);
    return first;
  }
}

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

async function readWhole(answer: IncomingMessage, maxBytes: number, host: string): Promise<OutboundAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) {
      answer.destroy();
      throw new OutboundProblem('TOO_BIG', `${host} sent more than ${maxBytes} bytes.`);
    }
    chunks.push(chunk);
  }
  return {
    status: answer.statusCode ?? 0,
    contentType: answer.headers['content-type'] ?? '',
    body: Buffer.concat(chunks),
  };
}
