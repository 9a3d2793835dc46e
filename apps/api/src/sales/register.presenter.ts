import type { RegisterEntryView } from '@kontor/sales';
import type { RegisterEntryType } from './register.type.js';

export const presentRegisterEntry = (view: RegisterEntryView): RegisterEntryType => ({
  ...view,
  changes: view.changes.map(({ field, from, to, fromLabel, toLabel }) => ({
    field,
    from,
    to,
    fromLabel: fromLabel ?? null,
    toLabel: toLabel ?? null,
  })),
});
