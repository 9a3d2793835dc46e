import { useCallback } from 'react';
import { ChangeOpportunityDocument, type OpportunityChangeInput } from '../../../graphql/graphql.js';
import { withCustomValues } from '../../../ui/data/custom/custom-value.js';
import { useCustomFields } from '../../../ui/data/custom/use-custom-fields.js';
import { type RecordSave, useRecordSave } from '../../../ui/data/saving/use-record-save.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import type { OpportunityRecord } from './use-opportunity.js';

/** Every screen that shows what a change of a sale makes stale; the sale itself comes back with the answer. */
export const AFTER_SALE = [
  'OpportunityRecord',
  'SaleRegister',
  'SaleHistory',
  'OpportunityTotals',
  'SalesFigures',
  'Board',
  'MyDay',
  'CustomerCard',
  'CustomerSales',
];

export function useOpportunitySave(record: OpportunityRecord, reload: () => Promise<void>): RecordSave {
  const change = useSave(ChangeOpportunityDocument);
  const fields = useCustomFields('OPPORTUNITY');
  const { id, version } = record.opportunity;
  const send = useCallback(
    async (input: Readonly<Record<string, unknown>>, expectedVersion: number) => {
      const complete = { ...withCustomValues(input, fields), id, expectedVersion } as OpportunityChangeInput;
      const saved = await change({ input: complete }, { refetch: AFTER_SALE });
      return saved.ok ? { ok: true as const, data: { version: saved.data.changeOpportunity.version } } : saved;
    },
    [change, id, fields],
  );
  return useRecordSave({ version, send, reload });
}
