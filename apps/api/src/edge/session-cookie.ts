import type { ReplyHeaders } from './request.js';

/** `__Host-` makes browsers insist on Secure, on the path `/` and on no domain: no neighbour can set or read it. */
export const SESSION_COOKIE = '__Host-kontor-session';

const ATTRIBUTES = 'Path=/; HttpOnly; Secure; SameSite=Lax';

export function setSessionCookie(reply: ReplyHeaders, token: string, expiresAt: Date): void {
  reply.header('set-cookie', `${SESSION_COOKIE}=${token}; ${ATTRIBUTES}; Expires=${expiresAt.toUTCString()}`);
}

export function clearSessionCookie(reply: ReplyHeaders): void {
  reply.header('set-cookie', `${SESSION_COOKIE}=; ${ATTRIBUTES}; Max-Age=0`);
}

/** The session's token out of a Cookie header; tokens are of the URL-safe alphabet, so nothing needs decoding. */
export function readSessionCookie(header: string | undefined): string | null {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (part.slice(0, at).trim() === SESSION_COOKIE) return part.slice(at + 1).trim() || null;
  }
  return null;
}
