import { assert, Refused } from '@kontor/kernel';
import type { Logger } from '@kontor/platform';
import type { FastifyInstance } from 'fastify';
import {
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { documentLimits } from './document-limits.js';
import { maskError } from './mask-error.js';
import type { ApiContext, ApiReply, ApiRequest } from './request.js';

interface Prepared {
  readonly operation: OperationDefinitionNode;
  readonly compiled: CompiledQuery;
}

/**
 * The documents of the browser application, each parsed, checked and compiled when it is first asked for, and then
 * only run. Guards, validation and masking are the same as on the way of free documents, which Apollo Server serves.
 */
export class TrustedOperations {
  private readonly prepared = new Map<string, Prepared>();
  private readonly mask: ReturnType<typeof maskError>;

  constructor(
    private readonly schema: GraphQLSchema,
    logger: Logger,
  ) {
    this.mask = maskError(logger);
  }

  async answer(text: string, variables: Readonly<Record<string, unknown>>, context: ApiContext): Promise<string> {
    const { operation, compiled } = this.prepare(text);
    const read = getVariableValues(this.schema, operation.variableDefinitions ?? [], variables);
    if (read.errors) return this.tell({ errors: read.errors }, 400, context.reply);
    const result = await (compiled.query(undefined, context, variables) as Promise<ExecutionResult>);
    return result.errors ? this.tell(result, 200, context.reply) : compiled.stringify(result);
  }

  private prepare(text: string): Prepared {
    let prepared = this.prepared.get(text);
    if (prepared === undefined) {
      prepared = prepare(this.schema, text);
      this.prepared.set(text, prepared);
    }
    return prepared;
  }

  /** Errors that concern the whole request decide its status; the others stand beside the data. */
  private tell(result: ExecutionResult, status: number, reply: ApiReply): string {
    const whole = (result.errors ?? []).map(httpOf).find((http) => http !== undefined);
    reply.status(whole?.status ?? status);
    for (const [name, value] of whole?.headers ?? []) reply.header(name, value);
    const errors = result.errors?.map((error) => this.mask(error.toJSON(), error));
    return JSON.stringify({ errors, ...(result.data === undefined ? {} : { data: result.data }) });
  }
}

interface ErrorHttp {
  readonly status: number;
  readonly headers?: ReadonlyMap<string, string>;
}

const httpOf = (error: GraphQLError): ErrorHttp | undefined => error.extensions?.['http'] as ErrorHttp | undefined;

function prepare(schema: GraphQLSchema, text: string): Prepared {
  const document = parse(text);
  const [problem] = validate(schema, document, [...specifiedRules, documentLimits]);
  if (problem) {
    throw new Refused('DOCUMENT_INVALID', `This page does not fit the server. Reload it. (${problem.message})`);
  }
  const operation = document.definitions.find(
    ({ kind }) => kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode;
  const compiled = compileQuery(schema, document, undefined, { disablingCapturingStackErrors: true });
  assert(isCompiledQuery(compiled), 'a valid document compiles');
  return { operation, compiled };
}

/** Answers trusted documents; what is left for the route behind it are the free ones. */
export function installTrustedOperations(fastify: FastifyInstance, operations: () => TrustedOperations): void {
  fastify.addHook('preHandler', async (plain, reply) => {
    const request = plain as ApiRequest;
    if (request.trusted === null) return;
    const { text, variables } = request.trusted;
    const answer = await operations().answer(text, variables, { req: request, reply });
    reply.header('cache-control', 'no-store').type('application/json; charset=utf-8').send(answer);
    return reply;
  });
}
