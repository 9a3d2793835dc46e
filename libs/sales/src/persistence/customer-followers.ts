import type { Type } from '@nestjs/common';
import { ActivitiesOfPeople } from './activities-of-people.js';
import { ActivitiesOfCustomers, SalesOfCustomers } from './sales-of-customers.js';

/** What customers ask of sales when they merge or forget. Made so that they register themselves: nobody asks for them. */
export const customerFollowers: readonly Type[] = [ActivitiesOfCustomers, ActivitiesOfPeople, SalesOfCustomers];
