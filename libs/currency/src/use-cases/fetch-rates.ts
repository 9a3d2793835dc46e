import { localDateAt, type LocalDate, plusDays, type Result } from '@kontor/kernel';
import { type Actor, Outbox, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { CURRENCY_EVENTS } from '../contract/events.js';
import { isLate } from '../domain/fetch-window.js';
import { rulesAt, usesSource } from '../domain/rate-rules.js';
import { type FeedRefusal, type FeedSource, feedRefusal, type RateTable } from '../domain/rate-table.js';
import { FeedAccess } from '../files/feed-access.js';
import { FeedRepository } from '../persistence/feed.repository.js';
import { RateRepository } from '../persistence/rate.repository.js';
import { TableLoading } from './table-loading.js';

export interface Fetched {
  readonly tables: number;
  readonly rates: number;
  readonly held: number;
}

/** Tables in one transaction, each of them whole in it: what counts on each day is worked out once for all of them. */
const AT_ONCE = 31;

/** After so many failures running somebody is told; the schedule waits longer from one to the next. */
const TRIES_BEFORE_ALARM = 3;

/** Nothing of what was sent was kept. Thrown so that the schedule tries again. */
export class FeedProblem extends Error {
  override readonly name = 'FeedProblem';
  constructor({ code, message }: FeedRefusal) {
    super(`${code}: ${message}`);
  }
}

/**
 * Asks a bank for what is missing since its last table, and for the week before it again, and takes every table
 * whole or not at all. Called by the worker's nightly schedule. The last rates stay in force whatever happens.
 */
@Injectable()
export class FetchRates {
  constructor(
    private readonly transactions: Transactions,
    private readonly rates: RateRepository,
    private readonly feeds: FeedRepository,
    private readonly loading: TableLoading,
    private readonly outbox: Outbox,
    private readonly outside: FeedAccess,
  ) {}

  /** `null` where nobody wants rates of this bank. */
  async execute(actor: Actor, { source }: { readonly source: FeedSource }): Promise<Fetched | null> {
    const today = localDateAt(this.outside.now(), actor.timeZone);
    const { isWanted, last } = await this.transactions.run(async (tx) => ({
      isWanted: usesSource(rulesAt(await this.rates.decisions(tx, actor.baseCurrency), today), source),
      last: await this.feeds.lastTable(tx, source),
    }));
    if (!isWanted) return null;
    const asked = await this.outside.tables(source, last, today);
    const tables = asked.ok ? timely(source, asked.value, last, today) : asked;
    if (!tables.ok) return this.fail(source, tables.refusal);
    return this.take(actor, source, tables.value, today);
  }

  private async take(
    actor: Actor,
    source: FeedSource,
    tables: readonly RateTable[],
    today: LocalDate,
  ): Promise<Fetched> {
    let [rates, held] = [0, 0];
    for (let at = 0; at < tables.length; at += AT_ONCE) {
      const loaded = await this.transactions.run((tx) =>
        this.loading.loadAll(tx, actor, tables.slice(at, at + AT_ONCE)),
      );
      rates += loaded.rates;
      held += loaded.held;
    }
    const newest = tables.at(-1)?.date ?? plusDays(today, -1);
    await this.transactions.run(async (tx) =>
      // Today's table may still come; yesterday's has, or never will.
      this.feeds.answered(tx, source, newest > plusDays(today, -1) ? newest : plusDays(today, -1)),
    );
    return { tables: tables.length, rates, held };
  }

  private async fail(source: FeedSource, refusal: FeedRefusal): Promise<never> {
    await this.transactions.run(async (tx) => {
      const failures = await this.feeds.failed(tx, source, refusal.code);
      if (failures !== TRIES_BEFORE_ALARM) return;
      this.feeds.alarmed(tx, source);
      await this.outbox.add(tx, { type: CURRENCY_EVENTS.feedFailing, payload: { source, problem: refusal.code } });
    });
    throw new FeedProblem(refusal);
  }
}

/** A bank that has sent nothing new for longer than any holidays last has something wrong. */
function timely(
  source: FeedSource,
  tables: readonly RateTable[],
  last: LocalDate | null,
  today: LocalDate,
): Result<readonly RateTable[], FeedRefusal> {
  const newest = tables.at(-1)?.date ?? last;
  if (newest === null) return feedRefusal('FEED_EMPTY', `${source} sent no table.`);
  if (newest > today)
    return feedRefusal('FEED_DATE_WRONG', `${source} sent a table of ${newest}, which is still to come.`);
  if (last !== null && newest < last)
    return feedRefusal('FEED_DATE_WRONG', `${source} sent nothing but old tables, the last of ${newest}.`);
  return isLate(newest, today)
    ? feedRefusal('FEED_LATE', `${source} has sent no table since ${newest}.`)
    : { ok: true, value: tables };
}
