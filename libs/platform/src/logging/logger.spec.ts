import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { Refused } from '@kontor/kernel';
import { requestScope } from '../request-scope.js';
import { Logger } from './logger.js';

function aLogger(level: 'info' | 'debug' | 'silent' = 'info'): {
  logger: Logger;
  lines: () => Record<string, unknown>[];
  text: () => string;
} {
  let text = '';
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  return {
    logger: Logger.create(level, destination),
    text: () => text,
    lines: () =>
      text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

const CANARY = 'c4n4ry-hunter2-never-to-be-seen';

describe('Logger', () => {
  it('writes one object a line, with the level by name, the time and the words', () => {
    const { logger, lines } = aLogger();
    logger.info('a sale was won', { saleId: 7 });
    logger.debug('too fine');
    expect(lines()).toEqual([
      { level: 'info', time: expect.stringMatching(/^\d{4}-.*Z$/), saleId: 7, msg: 'a sale was won' },
    ]);
  });

  it('names the request that a line belongs to', async () => {
    const { logger, lines } = aLogger();
    await requestScope.run({ requestId: 'r-1' }, async () => {
      await Promise.resolve();
      logger.warn('inside');
    });
    logger.warn('outside');
    expect(lines().map((line) => line['requestId'])).toEqual(['r-1', undefined]);
  });

  it('lets no secret through, wherever it stands', () => {
    const { logger, text } = aLogger('debug');
    const fields = {
      password: CANARY,
      newPassword: CANARY,
      passwordHash: CANARY,
      token: CANARY,
      sessionToken: CANARY,
      secret: CANARY,
      clientSecret: CANARY,
      apiKey: CANARY,
      api_key: CANARY,
      'x-api-key': CANARY,
      Authorization: `Bearer ${CANARY}`,
      cookie: `__Host-kontor-session=${CANARY}`,
      'Set-Cookie': CANARY,
      recoveryCodes: [CANARY],
      headers: { authorization: CANARY, nested: [{ deeper: { accessToken: CANARY } }] },
      databaseUrl: `postgres://kontor:${CANARY}@127.0.0.1:5432/kontor`,
      note: `it said: Authorization: Bearer ${CANARY}`,
      map: new Map([['list', { password: CANARY }]]),
    };
    const driverError = Object.assign(new Error(`cannot reach redis://user:${CANARY}@127.0.0.1`), {
      code: '23505',
      parameters: [CANARY],
      detail: `Key (token)=(${CANARY}) already exists.`,
      cause: Object.assign(new Error('inner'), { password: CANARY }),
    });
    logger.debug('a', fields);
    logger.info('b', fields);
    logger.warn('c', { error: driverError, request: fields });
    logger.error('d', driverError, fields);
    logger.error('e', new Refused('INVALID_INPUT', 'no', { password: CANARY }));
    expect(text()).not.toContain(CANARY);
    expect(text()).toContain('23505');
    expect(text()).toContain('[redacted]');
  });

  it('survives what is no plain object', () => {
    const { logger, lines } = aLogger();
    const round: Record<string, unknown> = { name: 'round' };
    round['self'] = round;
    logger.error('odd', 'a string was thrown', {
      round,
      big: 10n,
      bytes: Buffer.from('x'),
      when: new Date(0),
      none: undefined,
    });
    logger.error('odd', null);
    logger.info('long', { text: 'x'.repeat(1_000_000), list: Array.from({ length: 10_000 }, (_, index) => index) });
    expect(lines()).toHaveLength(3);
    expect(JSON.stringify(lines()[2]).length).toBeLessThan(10_000);
  });
});
