import { Module } from '@nestjs/common';

/** GraphQL over the sales context. */
@Module({ providers: [] })
export class SalesApiModule {}
