import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HealthState } from './health-state.js';
import { onDatabase, startTestedApi, type TestedApi } from '../testing/running-api.js';

let api: TestedApi;

beforeAll(async () => {
  api = await startTestedApi();
});
afterAll(() => api.stop());

const ready = async () => {
  const response = await api.anonymous.fetch('/health/ready');
  return {
    status: response.status,
    ...((await response.json()) as { checks: Record<string, { ok: boolean; note?: string }> }),
  };
};

describe('health', () => {
  it('is alive and ready, with each thing that it depends on by name', async () => {
    expect(await (await api.anonymous.fetch('/health/live')).json()).toEqual({ status: 'ok' });
    expect(await ready()).toMatchObject({
      status: 'ready',
      checks: { process: { ok: true }, database: { ok: true }, schema: { ok: true }, outbox: { ok: true } },
    });
  });

  it('is not ready while a migration has still to run, and names it', async () => {
    const [last] = await onDatabase<{ name: string; id: number; timestamp: string }>(
      api.db,
      'DELETE FROM public.kontor_migration WHERE id = (SELECT max(id) FROM public.kontor_migration) RETURNING *',
    );
    const { checks } = await ready();
    expect(checks['schema']).toEqual({ ok: false, note: `run the migrations: ${last?.name}` });
    await onDatabase(api.db, 'INSERT INTO public.kontor_migration (id, timestamp, name) VALUES ($1, $2, $3)', [
      last?.id,
      last?.timestamp,
      last?.name,
    ]);
    expect((await ready()).checks['schema']).toEqual({ ok: true });
  });

  it('says when events wait for a worker, and stays ready', async () => {
    await onDatabase(
      api.db,
      `INSERT INTO platform.outbox (id, type, payload, created_at)
       VALUES (gen_random_uuid(), 'test.event', '{}', now() - interval '10 minutes')`,
    );
    const { status, checks } = await ready();
    expect(status).toBe('ready');
    expect(checks['outbox']).toEqual({ ok: true, note: '1 events wait since 10 min: does the worker run?' });
  });

  it('is not ready once it was told to stop, and still answers', async () => {
    api.app.get(HealthState).isStopping = true;
    const response = await api.anonymous.fetch('/health/ready');
    expect(response.status).toBe(503);
    expect(response.headers.get('connection')).toBe('close');
    expect((await api.anonymous.graphql('query Who { viewer { id } }')).status).toBe(200);
    api.app.get(HealthState).isStopping = false;
  });
});

describe('metrics', () => {
  it('tell of requests, operations, pools, outbox, jobs and dead letters, and of no name that others chose', async () => {
    await api.anonymous.graphql('query WhoIsAsking { viewer { id } }');
    await api.anonymous.freely('query ChosenByOthers { viewer { id } }');
    await api.anonymous.fetch('/chosen-by-others');
    const text = await (await api.anonymous.fetch('/metrics')).text();
    for (const line of [
      /kontor_http_requests_total\{method="POST",route="\/graphql",status="200"\} \d+/,
      /kontor_operation_duration_seconds_count\{operation="WhoIsAsking"\} 1/,
      /kontor_database_connections\{pool="read",state="total"\} \d+/,
      /kontor_database_connections\{pool="write",state="waiting"\} 0/,
      /kontor_outbox_lag_seconds \d+/,
      /kontor_job_lag_seconds \d+/,
      /kontor_dead_letters 0/,
      /kontor_held_rates 0/,
    ]) {
      expect(text).toMatch(line);
    }
    expect(text).not.toMatch(/chosen.?by.?others/i);
  });
});
