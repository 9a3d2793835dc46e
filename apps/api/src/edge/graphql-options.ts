import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { Logger } from '@kontor/platform';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { type GraphQLSchema, isObjectType } from 'graphql';
import { documentLimits } from './document-limits.js';
import { maskError } from './mask-error.js';
import { type ApiContext, type ApiReply, type ApiRequest, GRAPHQL_PATH } from './request.js';

export const graphqlOptions = (logger: Logger): Omit<ApolloDriverConfig, 'driver'> => ({
  autoSchemaFile: true,
  sortSchema: true,
  path: GRAPHQL_PATH,
  introspection: true,
  csrfPrevention: true,
  allowBatchedHttpRequests: false,
  persistedQueries: false,
  playground: false,
  graphiql: false,
  includeStacktraceInErrorResponses: false,
  stopOnTerminationSignals: false,
  // 401, 429 and 503 shall be seen by whatever stands between the client and us.
  preserveHttpStatusForExecutionErrors: false,
  autoTransformHttpErrors: false,
  buildSchemaOptions: { numberScalarMode: 'integer' },
  transformSchema: withPlainFields,
  // Measured: the cache-control plugin, on by default, halves the throughput of lists.
  plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginUsageReportingDisabled()],
  validationRules: [documentLimits],
  context: (request: ApiRequest, reply: ApiReply): ApiContext => ({ req: request, reply }),
  formatError: maskError(logger),
  fieldResolverEnhancers: [],
});

/**
 * Takes out the function that Nest gives to every field of every type: it reads the property, which GraphQL does by
 * itself, and a field without a function compiles to a plain read.
 */
function withPlainFields(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.resolve?.name === 'rootFieldResolver') delete field.resolve;
    }
  }
  return schema;
}
