import { Module } from '@nestjs/common';
import { salesSupportResolvers } from './sales-support-resolvers.js';

/** GraphQL over the sales context. */
@Module({ providers: [...salesSupportResolvers] })
export class SalesApiModule {}
