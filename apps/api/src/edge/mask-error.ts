import type { Logger } from '@kontor/platform';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { graphqlError, traceId } from './errors-filter.js';

/** What GraphQL itself finds wrong with a document or its variables, by our codes. */
const OF_THE_DOCUMENT: Readonly<Record<string, string>> = {
  BAD_REQUEST: 'DOCUMENT_INVALID',
  BAD_USER_INPUT: 'INVALID_INPUT',
  GRAPHQL_PARSE_FAILED: 'DOCUMENT_INVALID',
  GRAPHQL_VALIDATION_FAILED: 'DOCUMENT_INVALID',
  OPERATION_RESOLUTION_FAILURE: 'DOCUMENT_INVALID',
};

/** Of scalars and limits, which throw where no filter of ours stands. */
const OWN_CODE = /^(DECIMAL|DATE|INSTANT|DOCUMENT)_[A-Z_]+$/;

/** Last look at every error on its way out: what no refusal made is masked, and only its number is told. */
export function maskError(logger: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const { code: given, details, traceId: known } = formatted.extensions ?? {};
    const place = { ...(formatted.path ? { path: formatted.path } : {}) };
    if (known !== undefined)
      return { ...place, message: formatted.message, extensions: { code: given, details, traceId: known } };
    const code = ownCode(error) ?? OF_THE_DOCUMENT[String(given)] ?? (isOfVariables(error) ? 'INVALID_INPUT' : null);
    if (code !== null) {
      const { locations } = formatted;
      const message = withoutValues(formatted.message);
      return { ...place, message, ...(locations ? { locations } : {}), extensions: { code, traceId: traceId() } };
    }
    logger.error('an operation failed', { error, traceId: traceId() });
    const { message, extensions } = graphqlError(null);
    return { ...place, message, extensions: { code: extensions['code'], traceId: extensions['traceId'] } };
  };
}

/** Our own codes travel inside the error that GraphQL makes around them. */
function ownCode(error: unknown): string | null {
  const seen = error instanceof GraphQLError ? [error, error.originalError] : [];
  for (const one of seen) {
    const code = one instanceof GraphQLError ? one.extensions['code'] : undefined;
    if (typeof code === 'string' && OWN_CODE.test(code)) return code;
  }
  return null;
}

/**
 * GraphQL repeats the value that it finds wrong, and all that stands beside it: of an input for a log-in the password.
 * Whoever sent it knows what it was; where it was and what is wanted there is left.
 */
export function withoutValues(message: string): string {
  const bare = message.replace(/( cannot represent (?:[\w-]+ )*value): [\s\S]*$/, '$1.');
  const [, variable, place = '', problem] =
    /^(Variable "\$\w+") got invalid value [\s\S]*?( at "[\w.$[\]]+")?; ([^;]*)$/.exec(bare) ?? [];
  return variable === undefined ? bare : `${variable} is invalid${place}: ${problem}`;
}

const isOfVariables = (error: unknown): boolean =>
  error instanceof GraphQLError && /^Variable "\$\w+" (got|has|of) /.test(error.message);
