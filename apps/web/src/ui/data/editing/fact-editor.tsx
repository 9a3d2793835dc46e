import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { Fact } from './fact.js';
import classes from './facts.module.css';

export type Leaving = 'stay' | 'next' | 'previous';

export interface FactEditorProps<R> {
  readonly fact: Fact<R>;
  /** What stands in the field at first: the value, or what the server refused a moment ago. */
  readonly draft: unknown;
  readonly problem: string | null;
  readonly calm?: boolean;
  readonly onCommit: (value: unknown, draft: unknown, leaving: Leaving) => void;
  readonly onCancel: () => void;
}

/** The open field. Leaving it saves; a draft that cannot be read stays open with the reason, so nothing typed is lost. */
export function FactEditor<R>({
  fact,
  draft: first,
  problem: given,
  calm = false,
  onCommit,
  onCancel,
}: FactEditorProps<R>) {
  const [draft, setDraft] = useState(first);
  const [problem, setProblem] = useState(given);
  const frame = useRef<HTMLDivElement>(null);
  const closed = useRef(false);

  const commit = (leaving: Leaving, final: unknown = draft) => {
    if (closed.current) return;
    const reading = fact.parse(final);
    if (!reading.ok) return setProblem(reading.problem);
    closed.current = true;
    onCommit(reading.value, final, leaving);
  };
  const change = (next: unknown) => {
    setDraft(next);
    setProblem(null);
  };
  const cancel = () => {
    closed.current = true;
    onCancel();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const withModifier = event.ctrlKey || event.metaKey;
    if (event.key === 'Escape') cancel();
    else if (event.key === 'Tab') commit(event.shiftKey ? 'previous' : 'next');
    else if (event.key === 'Enter' && !fact.picks && (!fact.multiline || withModifier)) commit('stay');
    else if (event.key === 's' && withModifier) commit('stay');
    else return event.stopPropagation();
    event.preventDefault();
    event.stopPropagation();
  };
  const onBlur = (event: FocusEvent) => {
    const inside = event.relatedTarget instanceof Node && frame.current?.contains(event.relatedTarget);
    // A window that loses focus has not been left: the person comes back to the open field.
    if (!inside && document.hasFocus()) commit('stay');
  };
  return (
    <div ref={frame} onKeyDown={onKeyDown} onBlur={onBlur}>
      {fact.edit?.({
        draft,
        onDraft: change,
        onPicked: (next) => commit('stay', next),
        problem,
        label: fact.label,
        calm,
      })}
      {fact.help && <div className={classes.help}>{fact.help}</div>}
    </div>
  );
}
