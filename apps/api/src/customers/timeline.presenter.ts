import type { CustomerGroupView, TimelineItem } from '@kontor/customers';
import { presentSalesSum } from '../sales/rate-used.presenter.js';
import type { CustomerGroupType, CustomerTimelineItemType } from './timeline.type.js';

export const presentTimelineItem = (item: TimelineItem): CustomerTimelineItemType => ({
  ...item,
  fields: item.fields && [...item.fields],
});

export const presentGroup = (group: CustomerGroupView): CustomerGroupType => ({
  count: group.count,
  won: presentSalesSum(group.won),
  open: presentSalesSum(group.open),
  lost: presentSalesSum(group.lost),
  rates: group.rates.map((rate) => ({ ...rate })),
  members: group.members.map(({ won, open, ...member }) => ({
    ...member,
    won: presentSalesSum(won),
    open: presentSalesSum(open),
  })),
});
