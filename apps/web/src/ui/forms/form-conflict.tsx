import type { ReactNode } from 'react';
import { ConflictDialog } from '../data/saving/conflict-dialog.js';
import type { RecordSave } from '../data/saving/use-record-save.js';

export interface FormConflictProps {
  readonly record: RecordSave;
  readonly labels: Readonly<Record<string, string>>;
  /** A value in words; plain texts speak for themselves. */
  readonly say?: (field: string, value: unknown) => ReactNode;
  readonly onSettled: () => void;
}

/** Somebody saved the same record meanwhile: theirs beside mine, field by field. */
export function FormConflict({ record, labels, say = plain, onSettled }: FormConflictProps) {
  const { conflict, resolve, discard } = record;
  if (conflict === null) return null;
  return (
    <ConflictDialog
      conflict={conflict}
      describe={(field) => ({
        label: labels[field] ?? field,
        mine: say(field, conflict.mine[field]),
        theirs: say(field, conflict.theirs.changed[field]),
      })}
      onSave={(choices) => void resolve(choices).then((refusal) => refusal === null && onSettled())}
      onDiscard={() => {
        discard();
        onSettled();
      }}
    />
  );
}

const plain = (_field: string, value: unknown): ReactNode =>
  Array.isArray(value) ? value.join(', ') : typeof value === 'string' || typeof value === 'number' ? String(value) : '';
