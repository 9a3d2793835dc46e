import { useCallback } from 'react';
import { ChangeCustomerDocument, type CustomerFactsFragment } from '../../../graphql/graphql.js';
import { useCustomFields } from '../../../ui/data/custom/use-custom-fields.js';
import { withCustomValues } from '../../../ui/data/custom/custom-value.js';
import { type RecordSave, useRecordSave } from '../../../ui/data/saving/use-record-save.js';
import { useSave } from '../../../ui/data/saving/use-save.js';

const SHOWING = ['CustomerCard', 'CustomerRegister'];

export function useCustomerSave(customer: CustomerFactsFragment, reload: () => Promise<void>): RecordSave {
  const change = useSave(ChangeCustomerDocument);
  const fields = useCustomFields('CUSTOMER');
  const { id, version } = customer;
  const send = useCallback(
    async (input: Readonly<Record<string, unknown>>, expectedVersion: number) => {
      const complete = { ...withCustomValues(input, fields), id, expectedVersion };
      const saved = await change({ input: complete }, { refetch: SHOWING });
      return saved.ok ? { ok: true as const, data: { version: saved.data.changeCustomer.version } } : saved;
    },
    [change, id, fields],
  );
  return useRecordSave({ version, send, reload });
}
