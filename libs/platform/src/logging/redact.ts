const SECRET =
  /pass(word|phrase|wd)|token|secret|authorization|cookie|api-?_?key|credential|private-?_?key|otp|recovery-?_?code/i;
const CENSORED = '[redacted]';
const DEEPEST = 6;
const LONGEST = 4_000;

/** `scheme://name:password@host` in any text. */
const ADDRESS = /\b([a-z][a-z0-9+.-]*:\/\/)([^\s/@:]*):([^\s/@]+)@/gi;
const BEARER = /\b(bearer|basic)\s+[a-z0-9._~+/=-]{8,}/gi;

/**
 * A copy fit for a log: values under names that sound like secrets are censored at any depth, passwords are taken out
 * of addresses, long texts are cut, errors keep their class, message, SQLSTATE and stack.
 */
export function redact(value: object): object {
  return copy(value, 0) as object;
}

function copy(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return value.toString();
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Date) return value;
  if (depth >= DEEPEST) return '[deeper]';
  if (value instanceof Error) return errorFields(value, depth);
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => copy(item, depth + 1));
  if (value instanceof Map || value instanceof Set) return copy([...value], depth);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, SECRET.test(name) ? CENSORED : copy(item, depth + 1)]),
  );
}

/** A driver's error carries the statement's parameters: only named parts get out. */
function errorFields(error: Error, depth: number): Record<string, unknown> {
  const code = (error as { code?: unknown }).code;
  return {
    type: error.name,
    message: redactText(error.message),
    ...(typeof code === 'string' ? { code } : {}),
    stack: redactText(error.stack ?? ''),
    ...(error.cause === undefined ? {} : { cause: copy(error.cause, depth + 1) }),
  };
}

export function redactText(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return cut.replace(ADDRESS, `$1$2:${CENSORED}@`).replace(BEARER, `$1 ${CENSORED}`);
}
