import type { RegisterEntryView, SaleDifferenceView, SaleHistoryView } from '@kontor/sales';
import type { RegisterChangeType, RegisterEntryType, SaleDifferenceType, SaleHistoryType } from './register.type.js';

type ChangeView = RegisterEntryView['changes'][number];

const presentChange = ({ field, from, to, fromLabel, toLabel, fieldLabel }: ChangeView): RegisterChangeType => ({
  field,
  from,
  to,
  fromLabel: fromLabel ?? null,
  toLabel: toLabel ?? null,
  fieldLabel: fieldLabel ?? null,
});

export const presentRegisterEntry = (view: RegisterEntryView): RegisterEntryType => ({
  ...view,
  changes: view.changes.map(presentChange),
});

export const presentSaleHistory = (view: SaleHistoryView): SaleHistoryType => view;

export const presentSaleDifference = (view: SaleDifferenceView): SaleDifferenceType => ({
  ...view,
  changes: view.changes.map(presentChange),
  activities: view.activities.map((activity) => ({ ...activity, changes: activity.changes.map(presentChange) })),
});
