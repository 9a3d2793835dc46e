import { FetchRates, RateSettingsQuery } from '@kontor/currency';
import { OrganisationQuery } from '@kontor/identity';
import { Injectable } from '@nestjs/common';
import { FetchRatesJob } from './fetch-rates.job.js';

/** Reference rates of the European Central Bank. */
@Injectable()
export class FetchEcbRatesJob extends FetchRatesJob {
  override readonly name = 'currency.fetch-ecb-rates';
  protected override readonly source = 'ECB';

  constructor(organisations: OrganisationQuery, settings: RateSettingsQuery, fetch: FetchRates) {
    super(organisations, settings, fetch);
  }
}
