import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './launched-program.js';

export const ADMINISTRATOR = 'irena.kogut@demo.example';
export const PASSWORD = 'kontor-demo-2026';

const documents = JSON.parse(
  readFileSync(join(ROOT, 'apps/web/src/graphql/persisted-documents.json'), 'utf8'),
) as Record<string, string>;

/** The hash of a document of the browser application, by the name of its operation. */
function hashOf(operation: RegExp): string {
  const found = Object.entries(documents).find(([, text]) => operation.test(text));
  if (!found) throw new Error(`the browser application has no document ${String(operation)}`);
  return found[0].replace('sha256:', '');
}

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

async function ask(url: string, operation: RegExp, variables: object, cookie = ''): Promise<[Answer, Response]> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, cookie },
    body: JSON.stringify({ variables, extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(operation) } } }),
  });
  return [(await response.json()) as Answer, response];
}

/** Logs in as the browser does; answers the session's cookie. */
export async function logIn(url: string, email = ADMINISTRATOR, password = PASSWORD): Promise<string> {
  const [answer, response] = await ask(url, /mutation LogIn\(/, { input: { email, password } });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
  if (answer.errors || !cookie) throw new Error(`the log-in was refused: ${JSON.stringify(answer.errors)}`);
  return cookie;
}

/** Who a session belongs to, or `null` when it has ended or never was. */
export async function whoIs(url: string, cookie: string): Promise<unknown> {
  const [answer] = await ask(url, /query WhoIsAsking\b/, {}, cookie);
  return answer.data?.['viewer'] ?? null;
}
