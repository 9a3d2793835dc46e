import type { TrustedDocuments } from '../edge/trusted-documents.js';

export interface GraphqlError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: {
    readonly code: string;
    readonly traceId: string;
    readonly details?: Readonly<Record<string, unknown>> & {
      readonly fields?: readonly { readonly path: string; readonly code: string; readonly message: string }[];
    };
  };
}

export interface GraphqlAnswer<Data> {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Data;
  readonly errors: readonly GraphqlError[];
  /** The code of the first error; `undefined` when there is none. */
  readonly code: string | undefined;
}

/** Somebody who calls the API: a browser with its session, a program with its key, or nobody in particular. */
export class Caller {
  constructor(
    private readonly url: string,
    private readonly headers: Readonly<Record<string, string>>,
    private readonly documents: TrustedDocuments,
  ) {}

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      ...init,
      headers: { origin: this.url, ...this.headers, ...(init.headers as Record<string, string> | undefined) },
    });
  }

  /** As a browser that does not say where the request comes from. */
  fetchWithoutOrigin(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      ...init,
      headers: { ...this.headers, ...(init.headers as Record<string, string> | undefined) },
    });
  }

  /** As the browser application asks: by the hash of a document that the API trusts. */
  graphql<Data = unknown>(
    document: string,
    variables: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<GraphqlAnswer<Data>> {
    const sha256Hash = this.documents.add(document);
    return this.post({ variables, extensions: { persistedQuery: { version: 1, sha256Hash } } }, headers);
  }

  /** As a program asks: with a document of its own. */
  freely<Data = unknown>(
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<GraphqlAnswer<Data>> {
    return this.post({ query, variables }, headers);
  }

  async post<Data>(body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<GraphqlAnswer<Data>> {
    const response = await this.fetch('/graphql', {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
    const answer = (await response.json()) as { data: Data; errors?: GraphqlError[] };
    return {
      status: response.status,
      headers: response.headers,
      data: answer.data,
      errors: answer.errors ?? [],
      code: answer.errors?.[0]?.extensions.code,
    };
  }
}
