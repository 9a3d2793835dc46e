import { expect, it } from '@jest/globals';
import { requestAddress } from './request-address.js';

const from = (ip: string) => requestAddress({ ip, socket: { remoteAddress: '127.0.0.1' } } as never);

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['203.0.113.7:5678', '203.0.113.7'],
  ['2001:db8::1', '2001:db8::1'],
  ['[2001:db8::1]:80', '2001:db8::1'],
  ['::ffff:203.0.113.7', '::ffff:203.0.113.7'],
])('is what a trusted proxy says: %s', (ip, address) => expect(from(ip)).toBe(address));

it.each(['', ' ', 'unknown', '999.1.1.1', '"', 'x'.repeat(5_000), '1.2.3.4, 5.6.7.8', "';--"])(
  'is the connection’s own when that is no address: %j',
  (ip) => expect(from(ip)).toBe('127.0.0.1'),
);
