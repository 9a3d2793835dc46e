import { Module } from '@nestjs/common';
import { ExchangeRateResolver } from './exchange-rate.resolver.js';
import { RateArchiveController } from './rate-archive.controller.js';
import { RateKeepingResolver } from './rate-keeping.resolver.js';

/** GraphQL and REST over the currency context. */
@Module({ controllers: [RateArchiveController], providers: [ExchangeRateResolver, RateKeepingResolver] })
export class CurrencyApiModule {}
