import type { MyDayView } from '@kontor/sales';
import { presentActivity } from './activity.presenter.js';
import type { MyDayType } from './my-day.type.js';
import { presentOpportunity } from './opportunity.presenter.js';

export const presentMyDay = (view: MyDayView): MyDayType => ({
  ...view,
  late: view.late.map(presentActivity),
  today: view.today.map(presentActivity),
  withoutNextStep: view.withoutNextStep.map(presentOpportunity),
  moved: view.moved.map(({ opportunity, event }) => ({ opportunity: presentOpportunity(opportunity), event })),
});
