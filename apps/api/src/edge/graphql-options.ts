import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { Logger } from '@kontor/platform';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { documentLimits } from './document-limits.js';
import { graphqlError, traceId } from './errors-filter.js';
import type { ApiContext, ApiReply, ApiRequest } from './request.js';

/** Codes of errors that say what is wrong with a document or its variables, and nothing of ours. */
const OF_THE_DOCUMENT = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
]);

/** Last look at every error on its way out: what no refusal made is masked, and only its number is told. */
export function maskError(logger: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const code = String(formatted.extensions?.['code'] ?? '');
    const known =
      formatted.extensions?.['traceId'] !== undefined || OF_THE_DOCUMENT.has(code) || isScalarRefusal(error);
    if (known) {
      const { stacktrace: _, http: __, ...extensions } = formatted.extensions ?? {};
      return { ...formatted, extensions: { ...extensions, code: isScalarRefusal(error) ?? code, traceId: traceId() } };
    }
    logger.error('an operation failed', { error, traceId: traceId() });
    const masked = graphqlError(null);
    return {
      message: masked.message,
      extensions: { code: 'INTERNAL', traceId: traceId() },
      ...(formatted.path ? { path: formatted.path } : {}),
    };
  };
}

/** Our own codes, from scalars and limits, travel inside the error that GraphQL makes around them. */
function isScalarRefusal(error: unknown): string | null {
  const seen = error instanceof GraphQLError ? [error, error.originalError] : [];
  for (const one of seen) {
    const code = one instanceof GraphQLError ? one.extensions['code'] : undefined;
    if (typeof code === 'string' && /^(DECIMAL|DATE|INSTANT|DOCUMENT)_[A-Z_]+$/.test(code)) return code;
  }
  return null;
}

export const graphqlOptions = (logger: Logger): Omit<ApolloDriverConfig, 'driver'> => ({
  autoSchemaFile: true,
  sortSchema: true,
  path: '/graphql',
  introspection: true,
  csrfPrevention: true,
  allowBatchedHttpRequests: false,
  persistedQueries: false,
  playground: false,
  graphiql: false,
  includeStacktraceInErrorResponses: false,
  stopOnTerminationSignals: false,
  buildSchemaOptions: { numberScalarMode: 'integer' },
  // Measured: the cache-control plugin, on by default, halves the throughput of lists.
  plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginUsageReportingDisabled()],
  validationRules: [documentLimits],
  context: (request: ApiRequest, reply: ApiReply): ApiContext => ({ req: request, reply }),
  formatError: maskError(logger),
  fieldResolverEnhancers: [],
});
