import { Database, OperationsFigures, schemaStatus } from '@kontor/platform';
import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { allMigrations } from '../contexts.js';
import { Public } from '../edge/access.js';
import type { ApiReply } from '../edge/request.js';
import { HealthState } from './health-state.js';
import { Metrics } from './metrics.js';

type Check = { readonly ok: boolean; readonly note?: string };

const PATIENCE_MS = 2_000;
const OUTBOX_LAG_SECONDS = 120;

@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly figures: Metrics,
    private readonly operations: OperationsFigures,
    private readonly state: HealthState,
  ) {}

  /** The process answers. Restarting it mends nothing that this does not say. */
  @Public()
  @Get('health/live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Whether requests should come here, with each thing it depends on by name. */
  @Public()
  @Get('health/ready')
  async ready(@Res() reply: ApiReply): Promise<void> {
    const checks: Record<string, Check> = {
      process: this.state.isStopping ? { ok: false, note: 'stopping' } : { ok: true },
      database: await within(async () => {
        await this.database.pool.query('SELECT 1');
        return { ok: true };
      }),
      schema: await within(async () => {
        const { upToDate, pending } = await schemaStatus(this.database.pool, allMigrations);
        return upToDate ? { ok: true } : { ok: false, note: `run the migrations: ${pending.join(', ')}` };
      }),
      outbox: await within(async () => {
        const { outboxLagSeconds, outboxWaiting } = await this.operations.jobs();
        if (outboxLagSeconds < OUTBOX_LAG_SECONDS) return { ok: true };
        // A stopped worker is a reason to look, not to send people away: nothing is lost, and everything can be written.
        const minutes = Math.round(outboxLagSeconds / 60);
        return { ok: true, note: `${outboxWaiting} events wait since ${minutes} min: does the worker run?` };
      }),
    };
    const ok = Object.values(checks).every((check) => check.ok);
    reply
      .status(ok ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: ok ? 'ready' : 'not ready', checks });
  }

  @Public()
  @Get('metrics')
  async exposition(@Res() reply: ApiReply): Promise<void> {
    reply.header('content-type', 'text/plain; version=0.0.4; charset=utf-8').send(await this.figures.exposition());
  }
}

async function within(check: () => Promise<Check>): Promise<Check> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Check>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, note: `no answer within ${PATIENCE_MS} ms` }), PATIENCE_MS);
  });
  try {
    return await Promise.race([check().catch(() => ({ ok: false, note: 'not reachable' })), late]);
  } finally {
    clearTimeout(timer);
  }
}
