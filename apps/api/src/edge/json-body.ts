import { isUtf8 } from 'node:buffer';
import { Refused } from '@kontor/kernel';
import type { FastifyInstance } from 'fastify';

/** Deeper than anything we ask for; without a limit a body of brackets overflows the stack of whoever walks it. */
const MAX_DEPTH = 32;

/** Escapes that no text of ours may hold: NUL, and halves of surrogate pairs, which a database would silently replace. */
const SUSPECT_ESCAPE = /\\u(0000|[dD][89a-fA-F])/;

const invalid = (message: string) => new Refused('BODY_INVALID', message);

/** JSON is the one body that is read here; files come as parts of a multipart form, to the routes that take them. */
export function installJsonBody(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, readJson(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
}

/** Reads a body exactly or not at all. Refusal: `BODY_INVALID`. */
export function readJson(body: Buffer): unknown {
  if (!isUtf8(body)) throw invalid('Send the body as UTF-8.');
  const text = body.toString('utf8');
  if (depthOf(text) > MAX_DEPTH) throw invalid(`Nest values at most ${MAX_DEPTH} deep.`);
  const value = parse(text);
  if (SUSPECT_ESCAPE.test(text)) refuseBrokenText(value);
  if (text.includes('__proto__') || text.includes('\\u005f') || text.includes('\\u005F')) refusePrototype(value);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('The body is no JSON. Check its quotes, commas and brackets.');
  }
}

/** Counts brackets outside of strings, and stops at the limit. */
function depthOf(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length && depth <= MAX_DEPTH; at += 1) {
    const letter = text[at];
    if (letter === '"') at = endOfString(text, at);
    else if (letter === '{' || letter === '[') depth += 1;
    else if (letter === '}' || letter === ']') depth -= 1;
  }
  return depth;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function refuseBrokenText(value: unknown): void {
  walk(value, (text) => {
    if (text.includes('\0') || /\p{Surrogate}/u.test(text))
      throw invalid('A text holds NUL or half of a surrogate pair. Remove it.');
  });
}

function refusePrototype(value: unknown): void {
  walk(value, (text, isName) => {
    if (isName && text === '__proto__') throw invalid('No field is called __proto__.');
  });
}

function walk(value: unknown, visit: (text: string, isName: boolean) => void): void {
  if (typeof value === 'string') visit(value, false);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    visit(name, !Array.isArray(value));
    walk(inner, visit);
  }
}
