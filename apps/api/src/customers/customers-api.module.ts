import { Module } from '@nestjs/common';
import { ClassifierResolver } from './classifier.resolver.js';
import { ContactResolver } from './contact.resolver.js';
import { CustomerResolver } from './customer.resolver.js';
import { CustomerListResolver } from './customer-list.resolver.js';
import { DuplicateResolver } from './duplicate.resolver.js';
import { MergeResolver } from './merge.resolver.js';
import { TimelineResolver } from './timeline.resolver.js';

/** GraphQL over the customers context. */
@Module({
  providers: [
    CustomerResolver,
    CustomerListResolver,
    ContactResolver,
    ClassifierResolver,
    DuplicateResolver,
    MergeResolver,
    TimelineResolver,
  ],
})
export class CustomersApiModule {}
