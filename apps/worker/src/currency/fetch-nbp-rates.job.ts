import { FetchRates, RateSettingsQuery } from '@kontor/currency';
import { OrganisationQuery } from '@kontor/identity';
import { Injectable } from '@nestjs/common';
import { FetchRatesJob } from './fetch-rates.job.js';

/** Table A of the National Bank of Poland. */
@Injectable()
export class FetchNbpRatesJob extends FetchRatesJob {
  override readonly name = 'currency.fetch-nbp-rates';
  protected override readonly source = 'NBP';

  constructor(organisations: OrganisationQuery, settings: RateSettingsQuery, fetch: FetchRates) {
    super(organisations, settings, fetch);
  }
}
