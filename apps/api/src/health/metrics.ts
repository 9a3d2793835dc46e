import { RateFiguresQuery } from '@kontor/currency';
import { type JobFigures, OperationsFigures } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { ApiRequest } from '../edge/request.js';
import { purposeOf } from '../edge/request-log.js';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const JOB_GAUGES: Readonly<Record<keyof JobFigures, readonly [name: string, help: string]>> = {
  outboxLagSeconds: ['kontor_outbox_lag_seconds', 'Age of the oldest event that no queue has yet.'],
  outboxWaiting: ['kontor_outbox_waiting', 'Events that no queue has yet.'],
  jobLagSeconds: ['kontor_job_lag_seconds', 'Age of the oldest event that is queued and not handled.'],
  jobsWaiting: ['kontor_jobs_waiting', 'Events that are queued and not handled by all who wait for them.'],
  deadLetters: ['kontor_dead_letters', 'Jobs that were put aside after their last try.'],
};

/** What the process tells Prometheus: each request by route and by GraphQL operation, the pools, and the jobs. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Counter({
    name: 'kontor_http_requests_total',
    help: 'Requests answered, by route and status.',
    labelNames: ['method', 'route', 'status'],
    registers: [this.registry],
  });
  private readonly durations = new Histogram({
    name: 'kontor_operation_duration_seconds',
    help: 'Time to answer, by GraphQL operation or REST route.',
    labelNames: ['operation'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });
  private readonly connections = new Gauge({
    name: 'kontor_database_connections',
    help: 'Connections of each pool, by state; waiting are requests without one.',
    labelNames: ['pool', 'state'],
    registers: [this.registry],
  });
  private readonly jobs = new Map(
    Object.entries(JOB_GAUGES).map(([figure, [name, help]]) => [
      figure,
      new Gauge({ name, help, registers: [this.registry] }),
    ]),
  );

  private readonly heldRates = new Gauge({
    name: 'kontor_held_rates',
    help: 'Exchange rates that moved too far and wait for a person.',
    registers: [this.registry],
  });
  private readonly feedFailures = new Gauge({
    name: 'kontor_rate_feed_failures',
    help: 'How many times running rates could not be fetched, by source.',
    labelNames: ['source'],
    registers: [this.registry],
  });
  private readonly feedAges = new Gauge({
    name: 'kontor_rate_feed_answer_age_seconds',
    help: 'Time since rates were last fetched without a fault, by source.',
    labelNames: ['source'],
    registers: [this.registry],
  });

  constructor(
    private readonly figures: OperationsFigures,
    private readonly rates: RateFiguresQuery,
  ) {
    collectDefaultMetrics({ register: this.registry });
  }

  async exposition(): Promise<string> {
    for (const [pool, states] of Object.entries(this.figures.pools())) {
      for (const [state, value] of Object.entries(states)) this.connections.set({ pool, state }, value as number);
    }
    // Without the database its figures are missing from the answer, and the rest is still told.
    const jobs = await this.figures.jobs().catch(() => null);
    for (const [figure, gauge] of this.jobs) {
      if (jobs) gauge.set(jobs[figure as keyof JobFigures]);
      else gauge.reset();
    }
    await this.measureRates().catch(() => this.forgetRates());
    return this.registry.metrics();
  }

  private async measureRates(): Promise<void> {
    const { held, feeds } = await this.rates.now();
    this.heldRates.set(held);
    for (const { source, failures, lastAnswerAgeSeconds } of feeds) {
      this.feedFailures.set({ source }, failures);
      if (lastAnswerAgeSeconds !== null) this.feedAges.set({ source }, lastAnswerAgeSeconds);
    }
  }

  private forgetRates(): void {
    for (const gauge of [this.heldRates, this.feedFailures, this.feedAges]) gauge.reset();
  }

  observe(fastify: FastifyInstance): void {
    fastify.addHook('onResponse', (request, reply, done) => {
      const route = request.routeOptions.url ?? 'page';
      this.requests.inc({ method: request.method, route, status: reply.statusCode });
      this.durations.observe({ operation: purposeOf(request as ApiRequest) }, reply.elapsedTime / 1000);
      done();
    });
  }
}
