// The floor: a bare node http server with pg that answers with the same rows from the same SQL, and nothing else.
import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';

interface Order {
  readonly databaseUrl: string;
  readonly poolSize: number;
  /** The list exactly as Kontor sends it: captured from it, not written again. */
  readonly list: { readonly text: string; readonly values: readonly unknown[] };
  readonly actorId: string;
}

const order = JSON.parse(process.env['BENCH_FLOOR'] ?? '{}') as Order;
const pool = new pg.Pool({ connectionString: order.databaseUrl, max: order.poolSize });
const named = (text: string, values: readonly unknown[]) => ({
  name: `f${createHash('sha1').update(text).digest('hex').slice(0, 20)}`,
  text,
  values: [...values],
});

async function list(): Promise<string> {
  const { rows } = await pool.query(named(order.list.text, order.list.values));
  return JSON.stringify({ data: { nodes: rows } });
}

/** One save: lock and read, write with the version checked, register entry, outbox row. */
async function change(body: { id: string; expectedVersion: number; nextStep: string }): Promise<string> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const read = await client.query(
      named('SELECT * FROM sales.opportunity WHERE id = $1 AND deleted_at IS NULL FOR UPDATE', [body.id]),
    );
    const row = read.rows[0] as { version: number; next_step: string | null };
    const written = await client.query(
      named(
        'UPDATE sales.opportunity SET next_step = $2, updated_at = now(), version = version + 1 WHERE id = $1 AND version = $3 RETURNING *',
        [body.id, body.nextStep, body.expectedVersion],
      ),
    );
    await client.query(
      named(
        `INSERT INTO platform.register_entry (id, stream_kind, stream_id, subject_kind, subject_id, subject_version, action, changes, actor_id, actor_name, channel, occurred_at, recorded_at)
         VALUES ($1, 'sale', $2, 'opportunity', $2, $3, 'opportunity.change', $4, $5, 'Bench', 'WEB', now(), now())`,
        [
          randomUUID(),
          body.id,
          row.version + 1,
          JSON.stringify([{ field: 'nextStep', from: row.next_step, to: body.nextStep }]),
          order.actorId,
        ],
      ),
    );
    await client.query(
      named(
        "INSERT INTO platform.outbox (id, type, payload, created_at) VALUES ($1, 'sales.opportunity-changed', $2, now())",
        [randomUUID(), JSON.stringify({ opportunityId: body.id, version: row.version + 1 })],
      ),
    );
    await client.query('COMMIT');
    return JSON.stringify({ data: (written.rows[0] as unknown) ?? null });
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const answer =
      request.url === '/list'
        ? list()
        : change(JSON.parse(Buffer.concat(chunks).toString()) as Parameters<typeof change>[0]);
    answer.then(
      (text) => response.writeHead(200, { 'content-type': 'application/json' }).end(text),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as { port: number }).port }));
process.on('disconnect', () => process.exit(0));
