import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits, in 43 characters that need no escaping in cookies, headers and addresses. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const isToken = (text: string): boolean => /^[\w-]{43}$/.test(text);

/**
 * What is kept of a token. One round of SHA-256 without salt is enough for 256 random bits: there is nothing to guess,
 * and the hash can be looked up.
 */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

const API_KEY = /^kontor_([a-z2-7]{10})_([\w-]{43})$/;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

export interface ApiKeySecret {
  /** Kept and shown in clear, so that people tell their keys apart. */
  readonly prefix: string;
  /** The whole key as a client sends it: `kontor_<prefix>_<43 characters>`. */
  readonly secret: string;
}

export function newApiKeySecret(): ApiKeySecret {
  const prefix = [...randomBytes(10)].map((byte) => LETTERS[byte % 32]).join('');
  return { prefix, secret: `kontor_${prefix}_${newToken()}` };
}

/** The prefix to look a key up by; `null` when the text is no API key of ours. */
export const apiKeyPrefix = (secret: string): string | null => API_KEY.exec(secret)?.[1] ?? null;

export const isSameHash = (left: Buffer, right: Buffer): boolean =>
  left.length === right.length && timingSafeEqual(left, right);
