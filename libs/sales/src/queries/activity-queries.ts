import type { Type } from '@nestjs/common';
import { ActivityCalendarQuery } from './activity-calendar.query.js';
import { ActivityFeedQuery } from './activity-feed.query.js';
import { ActivityListQuery } from './activity-list.query.js';
import { MyDayQuery } from './my-day.query.js';

/** Activities as a list, in a calendar, and as a person's day. */
export const activityQueries: readonly Type[] = [
  ActivityCalendarQuery,
  ActivityFeedQuery,
  ActivityListQuery,
  MyDayQuery,
];
