import { type Fetched, FetchRates, type FeedSource, RateSettingsQuery } from '@kontor/currency';
import { OrganisationQuery } from '@kontor/identity';
import { currencyCode, type LocalDate, plusDays } from '@kontor/kernel';
import { dayPeriod, Schedule, systemActor } from '@kontor/platform';

/**
 * Asks one bank for its rates once between one day's hour of fetching and the next one's. A worker that was down then
 * asks as soon as it is back, for everything that is missing. A bank that fails is asked again, each time a while later.
 */
export abstract class FetchRatesJob extends Schedule {
  protected abstract readonly source: FeedSource;

  constructor(
    private readonly organisations: OrganisationQuery,
    private readonly settings: RateSettingsQuery,
    private readonly fetch: FetchRates,
  ) {
    super();
  }

  async period(now: Date): Promise<LocalDate | null> {
    const organisation = await this.organisations.find();
    if (organisation === null) return null;
    const baseCurrency = currencyCode(organisation.baseCurrency);
    const { fetchAt, fetching, currencies } = await this.settings.current({ baseCurrency });
    if (!fetching || !currencies.some(({ sources }) => sources.includes(this.source))) return null;
    const today = dayPeriod(now, organisation.timeZone);
    return wallClock(now, organisation.timeZone) >= fetchAt ? today : plusDays(today, -1);
  }

  async run(): Promise<Fetched | null> {
    const organisation = await this.organisations.find();
    if (organisation === null) return null;
    const actor = systemActor({
      name: 'Kontor',
      baseCurrency: currencyCode(organisation.baseCurrency),
      timeZone: organisation.timeZone,
    });
    return this.fetch.execute(actor, { source: this.source });
  }
}

/** `HH:MM` as it stands on the wall: an hour that the clocks leap over has come when they have. */
const wallClock = (now: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(now);
