import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refused } from '@kontor/kernel';
import type { FastifyInstance } from 'fastify';
import { type DocumentNode, parse } from 'graphql';
import { excessOf } from './document-limits.js';
import { type ApiRequest, isGraphql } from './request.js';

const HASH = /^(?:sha256:)?([0-9a-f]{64})$/;
const MAX_FREE_TOKENS = 2_000;
const MAX_FREE_LENGTH = 50_000;

interface Body {
  readonly query?: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
  readonly extensions?: { readonly persistedQuery?: { readonly sha256Hash?: unknown } | null } | null;
}

/**
 * The documents that the browser application was built with, by hash. A browser can ask for nothing else, so that
 * whatever is found in a page, it cannot be made to ask a question that we have not written.
 */
export class TrustedDocuments {
  private constructor(private readonly texts: Map<string, string>) {}

  static fromFolder(webDir: string): TrustedDocuments {
    const file = join(webDir, 'persisted-documents.json');
    return TrustedDocuments.of(
      existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {},
    );
  }

  static of(manifest: Readonly<Record<string, string>>): TrustedDocuments {
    return new TrustedDocuments(
      new Map(Object.entries(manifest).map(([hash, text]) => [HASH.exec(hash)?.[1] ?? hash, text])),
    );
  }

  get size(): number {
    return this.texts.size;
  }

  /** Trusts one more document; answers the hash to ask for it by. */
  add(text: string): string {
    const hash = createHash('sha256').update(text).digest('hex');
    this.texts.set(hash, text);
    return hash;
  }

  find(hash: string): string | null {
    return this.texts.get(HASH.exec(hash)?.[1] ?? '') ?? null;
  }
}

/**
 * Swaps hashes for texts before GraphQL sees the request; free documents only with an API key, within limits. It runs
 * before authentication, which then looks whether the key is one.
 */
export function installTrustedDocuments(fastify: FastifyInstance, documents: TrustedDocuments): void {
  fastify.addHook('preValidation', async (plain) => {
    const request = plain as ApiRequest;
    if (!isGraphql(request)) return;
    if (request.method !== 'POST')
      throw new Refused('DOCUMENT_NOT_TRUSTED', 'Send GraphQL operations by POST, as JSON.');
    const body = request.body as Body | null | undefined;
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      throw new Refused('DOCUMENT_NOT_TRUSTED', 'Send one operation a request, as a JSON object.');
    }
    const hash = body.extensions?.persistedQuery?.sha256Hash;
    const trusted = typeof hash === 'string' ? documents.find(hash) : null;
    const query = trusted ?? (request.headers.authorization === undefined ? undefined : body.query);
    if (typeof query !== 'string') throw notTrusted(typeof hash === 'string');
    const variables = variablesOf(body.variables);
    if (trusted !== null) request.trusted = { text: trusted, name: operationOf(trusted), variables };
    else refuseHuge(query);
    const { operationName } = body;
    request.body = { query, variables, ...(typeof operationName === 'string' ? { operationName } : {}) };
  });
}

const notTrusted = (isHash: boolean) =>
  new Refused(
    'DOCUMENT_NOT_TRUSTED',
    isHash
      ? 'This page is older or newer than the server. Reload it.'
      : 'Documents of your own need an API key: send it in the header "Authorization: Bearer …".',
  );

function variablesOf(variables: unknown): Record<string, unknown> {
  if (variables === undefined || variables === null) return {};
  if (typeof variables === 'object' && !Array.isArray(variables)) return variables as Record<string, unknown>;
  throw new Refused('INVALID_INPUT', 'Send the variables as a JSON object.');
}

const operationOf = (text: string): string | null => /\b(?:query|mutation)\s+(\w{1,60})/.exec(text)?.[1] ?? null;

/**
 * Counts tokens while it reads, and stops at the limit: a bomb costs what a document at the limit costs. It happens
 * before anybody asks the database who sent it.
 */
function refuseHuge(query: string): void {
  if (query.length > MAX_FREE_LENGTH) throw tooComplex('is too long');
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: MAX_FREE_TOKENS, noLocation: true });
  } catch (error) {
    const { message } = error as Error;
    if (/ tokens\b/.test(message)) throw tooComplex(`has more than ${MAX_FREE_TOKENS} words`);
    throw new Refused('DOCUMENT_INVALID', `This is no GraphQL document: ${message}`);
  }
  const excess = excessOf(document);
  if (excess !== null) throw tooComplex(`asks for too much: ${excess}`);
}

const tooComplex = (how: string) =>
  new Refused(
    'DOCUMENT_TOO_COMPLEX',
    `The document ${how}. Ask for less at once: fewer fields, smaller pages, several requests.`,
  );
