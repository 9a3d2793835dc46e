import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import type { Refusal } from '../data/saving/refusal.js';
import type { Saved } from '../data/saving/use-save.js';
import { useRefusalWords } from '../data/saving/use-refusal-words.js';

export interface SubmitOptions<TValues extends Record<string, unknown>, TData> {
  readonly form: UseFormReturnType<TValues>;
  readonly send: (values: TValues) => Promise<Saved<TData>>;
  readonly onSaved: (data: TData, values: TValues) => void | Promise<void>;
  /** Where the server calls a field otherwise than the form does. */
  readonly rename?: Readonly<Record<string, keyof TValues & string>>;
}

export interface Submit {
  readonly submit: (event?: React.FormEvent<HTMLFormElement>) => void;
  readonly busy: boolean;
  /** What no field of the form could carry. */
  readonly refusal: Refusal | null;
}

/** Sends a form once at a time; what the server refuses stands at its field, the rest above the buttons. */
export function useSubmit<TValues extends Record<string, unknown>, TData>(
  options: SubmitOptions<TValues, TData>,
): Submit {
  const { form, send, onSaved, rename = {} } = options;
  const say = useRefusalWords();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const submit = form.onSubmit(
    async (values) => {
      if (busy) return;
      setBusy(true);
      setRefusal(null);
      const saved = await send(values);
      setBusy(false);
      if (saved.ok) {
        await onSaved(saved.data, values);
        return;
      }
      const known = saved.refusal.fields
        .map((field) => ({ ...field, path: formField(field.path, rename) }))
        .filter((field) => field.path in values);
      for (const field of known) form.setFieldError(field.path, say(field));
      if (known.length === 0) setRefusal(saved.refusal);
      else focusFirst(form, known[0]?.path);
    },
    (errors) => focusFirst(form, Object.keys(errors)[0]),
  );
  return { submit, busy, refusal };
}

/** `input.name` and `roleIds.0` belong to the fields `name` and `roleIds`. */
function formField(path: string, rename: Readonly<Record<string, string>>): string {
  const name = path.replace(/^input\./u, '').split('.')[0] ?? path;
  return rename[name] ?? name;
}

function focusFirst<TValues extends Record<string, unknown>>(
  form: UseFormReturnType<TValues>,
  path: string | undefined,
): void {
  if (path !== undefined) form.getInputNode(path)?.focus();
}
