import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../saving/refusal.js';
import { useRefusalWords } from '../saving/use-refusal-words.js';
import { type Fact, sameValue } from './fact.js';
import type { Leaving } from './fact-editor.js';
import { FactRow, type FactState } from './fact-row.js';
import classes from './facts.module.css';

/** Saves a part of the record's input; answers with the refusal, or `null` when it was saved (or a conflict asks). */
export type SaveFacts = (
  input: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, unknown>>,
) => Promise<Refusal | null>;

export interface FactsProps<R> {
  readonly label: string;
  readonly record: R;
  readonly facts: readonly Fact<R>[];
  readonly canEdit: boolean;
  readonly save: SaveFacts;
  /** What stands at the end of a fact's line: the way to its past. */
  readonly history?: (fact: Fact<R>) => ReactNode;
}

/** The facts of a record, each edited where it stands: one click or F2, and leaving the field saves it. */
export function Facts<R>({ label, record, facts, canEdit, save, history }: FactsProps<R>) {
  const { t } = useTranslation('data');
  const say = useRefusalWords();
  const [editing, setEditing] = useState<string | null>(null);
  const [states, setStates] = useState<Readonly<Record<string, FactState>>>({});
  const list = useRef<HTMLDListElement>(null);
  const editable = facts.filter((fact) => canEdit && !fact.readOnly && fact.edit !== undefined);

  const mark = (field: string, state: FactState) => setStates((now) => ({ ...now, [field]: state }));
  const focusValue = (field: string) =>
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-fact="${field}"]`)?.focus());

  const leave = (fact: Fact<R>, leaving: Leaving) => {
    const at = editable.findIndex((other) => other.field === fact.field);
    const neighbour = leaving === 'stay' ? undefined : editable[at + (leaving === 'next' ? 1 : -1)];
    setEditing((now) => (neighbour ? neighbour.field : now === fact.field ? null : now));
    if (!neighbour && list.current?.contains(document.activeElement)) focusValue(fact.field);
  };

  const commit = async (fact: Fact<R>, value: unknown, draft: unknown, leaving: Leaving) => {
    leave(fact, leaving);
    const before = fact.read(record);
    if (sameValue(value, before)) return mark(fact.field, { kind: 'still' });
    mark(fact.field, { kind: 'saving', value });
    const refusal = await save(fact.input(value), fact.input(before));
    if (refusal === null) return mark(fact.field, { kind: 'saved', undo: () => void undo(fact, before, value) });
    if (refusal.code === 'CONFLICT') return mark(fact.field, { kind: 'still' });
    const own = refusal.fields.find((entry) => entry.path.startsWith(fact.field));
    mark(fact.field, { kind: 'refused', draft, problem: say(own ?? refusal) });
    setEditing(fact.field);
  };

  const undo = async (fact: Fact<R>, before: unknown, after: unknown) => {
    mark(fact.field, { kind: 'saving', value: before });
    const refusal = await save(fact.input(before), fact.input(after));
    mark(fact.field, refusal === null ? { kind: 'still' } : { kind: 'failed', problem: say(refusal) });
  };

  return (
    <dl ref={list} className={classes.facts} aria-label={label} title={canEdit ? undefined : t('facts.readOnly')}>
      {facts.map((fact) => (
        <FactRow
          key={fact.field}
          fact={fact}
          record={record}
          state={states[fact.field] ?? STILL}
          editing={editing === fact.field}
          editable={editable.includes(fact)}
          history={history?.(fact)}
          onEdit={() => setEditing(fact.field)}
          onCommit={(value, draft, leaving) => void commit(fact, value, draft, leaving)}
          onCancel={() => {
            leave(fact, 'stay');
            mark(fact.field, { kind: 'still' });
            focusValue(fact.field);
          }}
        />
      ))}
    </dl>
  );
}

const STILL: FactState = { kind: 'still' };
