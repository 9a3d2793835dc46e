import { Client } from 'pg';
import { OUTBOX_CHANNEL } from '../data/outbox.js';
import type { Logger } from '../logging/logger.js';

const RECONNECT_MS = 1_000;

/** Hears of new rows in the outbox on a connection of its own, which is made again whenever it breaks. */
export class OutboxListener {
  private client: Client | null = null;
  private timer: NodeJS.Timeout | null = null;
  private isStopped = false;

  constructor(
    private readonly url: string,
    private readonly logger: Logger,
    private readonly onWord: () => void,
  ) {}

  start(): void {
    void this.listen();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    if (this.timer) clearTimeout(this.timer);
    const client = this.client;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  private async listen(): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      application_name: 'kontor-relay',
      connectionTimeoutMillis: 3_000,
      keepAlive: true,
    });
    this.client = client;
    client.on('error', (error) => this.logger.debug('the connection that listens for the outbox broke', { error }));
    client.once('end', () => this.again());
    client.on('notification', this.onWord);
    try {
      await client.connect();
      await client.query(`LISTEN ${OUTBOX_CHANNEL}`);
      // Rows may have come while nobody listened.
      this.onWord();
    } catch (error) {
      this.logger.debug('the outbox cannot be listened to', { error });
      await client.end().catch(() => undefined);
      this.again();
    }
  }

  private again(): void {
    if (this.isStopped || this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.listen();
    }, RECONNECT_MS);
  }
}
