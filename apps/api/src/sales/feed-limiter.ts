import { createHash } from 'node:crypto';
import { Refused } from '@kontor/kernel';
import { Clock } from '@kontor/platform';
import { Injectable } from '@nestjs/common';

const WINDOW_MS = 60_000;
/** Programs ask a few times an hour; whoever asks every other second is broken or means ill. */
const MOST_A_MINUTE = 30;
const MOST_REMEMBERED = 10_000;

/** Counts requests by address and by calendar, a minute at a time, in this process. */
@Injectable()
export class FeedLimiter {
  private began = 0;
  private readonly counts = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  /** Refusal: `RATE_LIMITED`. */
  count(keys: readonly string[]): void {
    const now = this.clock.now().getTime();
    if (now - this.began >= WINDOW_MS || this.counts.size >= MOST_REMEMBERED) {
      this.counts.clear();
      this.began = now;
    }
    for (const key of keys.map(hidden)) {
      const counted = (this.counts.get(key) ?? 0) + 1;
      this.counts.set(key, counted);
      if (counted <= MOST_A_MINUTE) continue;
      const seconds = Math.ceil((this.began + WINDOW_MS - now) / 1000);
      throw new Refused('RATE_LIMITED', `Too many requests. Wait ${seconds} seconds, then try again.`, {
        retryAfterSeconds: seconds,
      });
    }
  }
}

/** Neither an address of a person nor a token is kept in clear. */
const hidden = (key: string): string => createHash('sha256').update(key).digest('base64url');
