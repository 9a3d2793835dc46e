/** Where the person was going before they had to log in. */
export interface LogInSearch {
  readonly next?: string;
}

export function validateLogInSearch(search: Readonly<Record<string, unknown>>): LogInSearch {
  const next = ownAddress(search['next']);
  return next === null ? {} : { next };
}

/** Only an address of this application: a link to the log-in page must not lead people to somebody else's. */
export function ownAddress(value: unknown): string | null {
  if (typeof value !== 'string' || !/^\/(?![/\\])/u.test(value)) return null;
  const url = new URL(value, 'http://own.invalid');
  return url.host === 'own.invalid' ? `${url.pathname}${url.search}${url.hash}` : null;
}
