import type { UseFormReturnType } from '@mantine/form';
import { type RecordSave, useRecordSave } from '../data/saving/use-record-save.js';
import type { Saved } from '../data/saving/use-save.js';
import { changedValues } from './changed-values.js';
import { type Submit, useSubmit } from './use-submit.js';

export interface VersionedSubmitOptions<TValues extends Record<string, unknown>> {
  readonly form: UseFormReturnType<TValues>;
  /** The values that the person began with. */
  readonly saved: TValues;
  readonly version: number;
  readonly send: (
    input: Readonly<Record<string, unknown>>,
    expectedVersion: number,
  ) => Promise<Saved<{ readonly version: number }>>;
  readonly reload: () => Promise<unknown>;
  readonly onSaved: () => void;
}

/** A form over a versioned record: sends what was changed, and lets the person choose where somebody was faster. */
export function useVersionedSubmit<TValues extends Record<string, unknown>>(
  options: VersionedSubmitOptions<TValues>,
): Submit & { readonly record: RecordSave } {
  const { form, saved, version, send, reload, onSaved } = options;
  const record = useRecordSave({ version, send, reload: async () => void (await reload()) });
  const submission = useSubmit({
    form,
    send: async (values): Promise<Saved<null>> => {
      const input = changedValues(saved, values);
      const refusal = Object.keys(input).length === 0 ? null : await record.save(input);
      return refusal === null ? { ok: true, data: null } : { ok: false, refusal };
    },
    onSaved: () => {
      form.resetDirty(form.getValues());
      onSaved();
    },
  });
  return { ...submission, refusal: record.conflict ? null : submission.refusal, record };
}
