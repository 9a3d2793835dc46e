import type { LocalDate, Result } from '@kontor/kernel';
import { AppConfig, Clock, OutboundHttp } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { windowsToFetch } from '../domain/fetch-window.js';
import type { FeedRefusal, FeedSource, RateTable } from '../domain/rate-table.js';
import { tablesOfEcb, tablesOfNbp } from './bank-tables.js';

/** What lies outside: the clock and the banks. */
@Injectable()
export class FeedAccess {
  constructor(
    private readonly clock: Clock,
    private readonly http: OutboundHttp,
    private readonly config: AppConfig,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  tables(
    source: FeedSource,
    last: LocalDate | null,
    today: LocalDate,
  ): Promise<Result<readonly RateTable[], FeedRefusal>> {
    const windows = windowsToFetch(last, today);
    return source === 'NBP'
      ? tablesOfNbp(this.http, this.config.ratesNbpUrl, windows)
      : tablesOfEcb(this.http, this.config.ratesEcbUrl, windows);
  }
}
