import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refused } from '@kontor/kernel';
import type { FastifyInstance } from 'fastify';
import { type DocumentNode, parse } from 'graphql';
import type { ApiRequest } from './request.js';

const HASH = /^(?:sha256:)?([0-9a-f]{64})$/;
const MAX_FREE_TOKENS = 2_000;
const MAX_FREE_LENGTH = 50_000;

interface Body {
  query?: string;
  operationName?: string;
  variables?: unknown;
  extensions?: { persistedQuery?: { sha256Hash?: string } };
}

/**
 * The documents that the browser application was built with, by hash. A browser can ask for nothing else, so that
 * whatever is found in a page, it cannot be made to ask a question that we have not written.
 */
export class TrustedDocuments {
  private constructor(private readonly texts: ReadonlyMap<string, string>) {}

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

  find(hash: string): string | null {
    return this.texts.get(HASH.exec(hash)?.[1] ?? '') ?? null;
  }
}

/** Swaps hashes for texts before GraphQL sees the request; free documents only with an API key, within limits. */
export function installTrustedDocuments(fastify: FastifyInstance, documents: TrustedDocuments): void {
  fastify.addHook('preValidation', async (plain) => {
    const request = plain as ApiRequest;
    if (!/^\/graphql(\?|$)/.test(request.url)) return;
    if (request.method !== 'POST')
      throw new Refused('DOCUMENT_NOT_TRUSTED', 'Send GraphQL operations by POST, as JSON.');
    const body = request.body as Body | null;
    if (body === null || typeof body !== 'object' || Array.isArray(body)) {
      throw new Refused('DOCUMENT_NOT_TRUSTED', 'Send one operation a request, as a JSON object.');
    }
    const hash = body.extensions?.persistedQuery?.sha256Hash;
    const trusted = typeof hash === 'string' ? documents.find(hash) : null;
    const free = request.actor?.kind === 'API_KEY' ? body.query : undefined;
    const query = trusted ?? free;
    if (typeof query !== 'string') {
      throw new Refused(
        'DOCUMENT_NOT_TRUSTED',
        'This page is older than the server. Reload it. Programs send documents of their own with an API key.',
      );
    }
    if (trusted === null) refuseHuge(query);
    request.body = { query, operationName: body.operationName, variables: body.variables ?? {} };
  });
}

/** Counts tokens while it reads, and stops at the limit: a bomb costs what a document at the limit costs. */
function refuseHuge(query: string): DocumentNode {
  if (query.length > MAX_FREE_LENGTH) throw tooComplex('is too long');
  try {
    return parse(query, { maxTokens: MAX_FREE_TOKENS, noLocation: true });
  } catch (error) {
    if (/token limit/i.test((error as Error).message)) throw tooComplex(`has more than ${MAX_FREE_TOKENS} words`);
    throw new Refused('INVALID_INPUT', `This is no GraphQL document: ${(error as Error).message}`);
  }
}

const tooComplex = (how: string) =>
  new Refused(
    'DOCUMENT_TOO_COMPLEX',
    `The document ${how}. Ask for less at once: fewer fields, smaller pages, several requests.`,
  );
