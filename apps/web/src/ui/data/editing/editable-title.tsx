import { Title, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusalWords } from '../saving/use-refusal-words.js';
import classes from './editable-title.module.css';
import { type Fact, sameValue } from './fact.js';
import { FactEditor } from './fact-editor.js';
import type { SaveFacts } from './facts.js';

export interface EditableTitleProps<R> {
  readonly fact: Fact<R>;
  readonly record: R;
  readonly canEdit: boolean;
  readonly save: SaveFacts;
}

type Draft = { readonly text: unknown; readonly problem: string | null };

/** The name of a record, edited where it stands. */
export function EditableTitle<R>({ fact, record, canEdit, save }: EditableTitleProps<R>) {
  const { t } = useTranslation('data');
  const say = useRefusalWords();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [pending, setPending] = useState<unknown>(null);
  const value = pending ?? fact.read(record);
  const commit = async (next: unknown, typed: unknown) => {
    setDraft(null);
    if (sameValue(next, fact.read(record))) return;
    setPending(next);
    const refusal = await save(fact.input(next), fact.input(fact.read(record)));
    setPending(null);
    if (refusal !== null && refusal.code !== 'CONFLICT') setDraft({ text: typed, problem: say(refusal) });
  };
  if (draft) {
    return (
      <FactEditor
        fact={fact}
        draft={draft.text}
        problem={draft.problem}
        onCommit={(next, typed) => void commit(next, typed)}
        onCancel={() => setDraft(null)}
      />
    );
  }
  return (
    <Title order={1} className={classes.title}>
      {canEdit ? (
        <UnstyledButton
          className={classes.button}
          onClick={() => setDraft({ text: fact.draft(value), problem: null })}
          onKeyDown={(event) => {
            if (event.key === 'F2') setDraft({ text: fact.draft(value), problem: null });
          }}
          title={t('facts.edit')}
        >
          {fact.show(value)}
        </UnstyledButton>
      ) : (
        fact.show(value)
      )}
    </Title>
  );
}
