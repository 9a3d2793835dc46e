import { Loader, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fact } from './fact.js';
import { FactEditor, type FactEditorProps } from './fact-editor.js';
import classes from './facts.module.css';

export type FactState =
  | { readonly kind: 'still' }
  | { readonly kind: 'saving'; readonly value: unknown }
  | { readonly kind: 'saved'; readonly undo: () => void }
  | { readonly kind: 'refused'; readonly draft: unknown; readonly problem: string }
  | { readonly kind: 'failed'; readonly problem: string };

export interface FactRowProps<R> extends Pick<FactEditorProps<R>, 'fact' | 'onCommit' | 'onCancel'> {
  readonly record: R;
  readonly state: FactState;
  readonly editing: boolean;
  readonly editable: boolean;
  readonly history: ReactNode;
  readonly onEdit: () => void;
}

export function FactRow<R>(props: FactRowProps<R>) {
  const { fact, record, state, editing, editable, history, onEdit, onCommit, onCancel } = props;
  // While a save is under way the new value stands at once; it goes back, with words, only if it is refused.
  const value = state.kind === 'saving' ? state.value : fact.read(record);
  return (
    <div className={classes.row}>
      <dt className={classes.label}>{fact.label}</dt>
      <dd className={classes.cell}>
        {editing ? (
          <FactEditor
            fact={fact}
            draft={state.kind === 'refused' ? state.draft : fact.draft(value)}
            problem={state.kind === 'refused' ? state.problem : null}
            onCommit={onCommit}
            onCancel={onCancel}
          />
        ) : (
          <>
            <FactValue fact={fact} value={value} editable={editable} onEdit={onEdit} />
            {fact.beside?.(value)}
            <FactMark state={state} />
            {history}
          </>
        )}
      </dd>
    </div>
  );
}

interface FactValueProps<R> {
  readonly fact: Fact<R>;
  readonly value: unknown;
  readonly editable: boolean;
  readonly onEdit: () => void;
}

function FactValue<R>({ fact, value, editable, onEdit }: FactValueProps<R>) {
  const { t } = useTranslation('data');
  const shown = fact.show(value);
  const isEmpty = shown === null || shown === undefined || shown === '';
  const content = isEmpty ? <span className={classes.nothing}>{editable ? t('facts.add') : '–'}</span> : shown;
  if (!editable) return <span className={classes.fixed}>{content}</span>;
  return (
    <UnstyledButton
      className={classes.value}
      data-fact={fact.field}
      data-long={fact.multiline || undefined}
      aria-label={isEmpty ? t('facts.addNamed', { label: fact.label }) : undefined}
      onClick={onEdit}
      onKeyDown={(event) => {
        if (event.key === 'F2') onEdit();
      }}
    >
      {content}
      {!isEmpty && <span className={classes.hidden}>{t('facts.edit')}</span>}
    </UnstyledButton>
  );
}

/** Says quietly what became of the last edit, and offers to take it back for ten seconds. */
function FactMark({ state }: { readonly state: FactState }) {
  const { t } = useTranslation('data');
  const [shown, setShown] = useState(false);
  useEffect(() => {
    setShown(state.kind === 'saved' || state.kind === 'failed');
    if (state.kind !== 'saved') return undefined;
    const hide = setTimeout(() => setShown(false), 10_000);
    return () => clearTimeout(hide);
  }, [state]);
  return (
    <span className={classes.mark} role="status">
      {state.kind === 'saving' && <Loader size={12} aria-label={t('facts.saving')} />}
      {shown && state.kind === 'saved' && (
        <>
          <IconCheck size={14} className={classes.tick} aria-hidden />
          <span className={classes.hidden}>{t('facts.saved')}</span>
          <UnstyledButton className={classes.undo} onClick={state.undo}>
            {t('facts.undo')}
          </UnstyledButton>
        </>
      )}
      {shown && state.kind === 'failed' && (
        <span className={classes.failed}>
          <IconAlertTriangle size={14} aria-hidden /> {state.problem}
        </span>
      )}
    </span>
  );
}
