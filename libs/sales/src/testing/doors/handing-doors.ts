import { HandOverQuery } from '../../queries/hand-over.query.js';
import { FollowOpportunity } from '../../use-cases/follow-opportunity.js';
import { HandOverOpportunity } from '../../use-cases/hand-over-opportunity.js';
import { StartBulkChange } from '../../use-cases/start-bulk-change.js';
import { type Doors, expectedVersion } from './doors.js';

/** Doors by which a sale goes to others, or many change alike. */
export const handingDoors: Doors['ones'] = {
  'bulk change': ({ sales }, actor, id) =>
    sales.get(StartBulkChange).execute(actor, { sales: [{ id, expectedVersion }], shiftDays: 1 }),
  'hand over': ({ sales }, actor, id) =>
    sales
      .get(HandOverOpportunity)
      .execute(actor, { id, expectedVersion, toUserId: '01930000-0000-7000-8000-000000000001' }),
  'hand-over check': ({ sales }, actor, id) =>
    sales.get(HandOverQuery).check(actor, id, '01930000-0000-7000-8000-000000000001'),
  follow: ({ sales }, actor, id) => sales.get(FollowOpportunity).execute(actor, { id, follow: false }),
};
