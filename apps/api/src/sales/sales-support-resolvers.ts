import type { Type } from '@nestjs/common';
import { ActivityResolver } from './activity.resolver.js';
import { ActivityCalendarResolver } from './activity-calendar.resolver.js';
import { ActivityListResolver } from './activity-list.resolver.js';
import { HandOverResolver } from './hand-over.resolver.js';
import { MyDayResolver } from './my-day.resolver.js';
import { PickListResolver } from './pick-list.resolver.js';
import { RegisterResolver } from './register.resolver.js';
import { SalePastResolver } from './sale-past.resolver.js';
import { SearchResolver } from './search.resolver.js';

/** What stands around the sale itself. */
export const salesSupportResolvers: readonly Type[] = [
  ActivityResolver,
  ActivityCalendarResolver,
  ActivityListResolver,
  HandOverResolver,
  MyDayResolver,
  PickListResolver,
  RegisterResolver,
  SalePastResolver,
  SearchResolver,
];
