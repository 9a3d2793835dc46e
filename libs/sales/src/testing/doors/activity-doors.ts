import { ActivityListQuery } from '../../queries/activity-list.query.js';
import { ChangeActivity } from '../../use-cases/change-activity.js';
import { CompleteActivity } from '../../use-cases/complete-activity.js';
import { DeleteActivity } from '../../use-cases/delete-activity.js';
import { type Doors, everyActivity, expectedVersion, recordOf, WHOSE } from './doors.js';

/** Doors to activities. */
export const activityDoors: Doors = {
  sets: {
    list: async (world, actor) => (await everyActivity(world, actor)).map(({ id }) => id),
    'nested edge of a sale': async (world, actor) =>
      (await Promise.all(WHOSE.map((whose) => recordOf(world, actor, world.ids.opportunity[whose])))).flatMap(
        (record) => record?.activities.map(({ id }) => id) ?? [],
      ),
  },
  counts: { count: async (world, actor) => (await world.sales.get(ActivityListQuery).count(actor, {})).value },
  ones: {
    update: ({ sales }, actor, id) => sales.get(ChangeActivity).execute(actor, { id, expectedVersion, subject: 'x' }),
    complete: ({ sales }, actor, id) => sales.get(CompleteActivity).execute(actor, { id, expectedVersion }),
    delete: ({ sales }, actor, id) => sales.get(DeleteActivity).execute(actor, { id, expectedVersion }),
  },
};
