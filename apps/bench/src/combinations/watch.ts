import { Database, type Statement } from '@kontor/platform';

/** Remembers what it was asked, so that the plan of what was slow can be shown. */
export class WatchedDatabase extends Database {
  private asked: Statement[] = [];

  override many<Row extends object>(statement: Statement<Row>): Promise<Row[]> {
    this.asked.push(statement);
    return super.many(statement);
  }

  /** Runs `work` once to warm up and `rounds` times more; the statements are those of the last time. */
  async time(work: () => Promise<unknown>, rounds: number): Promise<{ ms: number; statements: readonly Statement[] }> {
    const times: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      this.asked = [];
      const begun = performance.now();
      await work();
      times.push(performance.now() - begun);
      // What takes that long does so each time.
      if (round === 0 && (times[0] ?? 0) > HOPELESS_MS) break;
    }
    const counted = times.length > 1 ? times.slice(1) : times;
    return { ms: Math.min(...counted), statements: this.asked };
  }

  async planOf(statement: Statement): Promise<string> {
    const client = await this.pool.connect();
    try {
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE, BUFFERS) ${statement.text}`, [
        ...statement.values,
      ]);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    } finally {
      client.release();
    }
  }
}

const HOPELESS_MS = 2_000;
