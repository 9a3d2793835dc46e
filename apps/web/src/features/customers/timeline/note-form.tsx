import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddCustomerNoteDocument } from '../../../graphql/graphql.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { Problem } from '../../../ui/data/states/problem.js';
import classes from './timeline.module.css';

const MOST = 4_000;

/** A note is plain text; Ctrl-Enter saves it, Enter is a new line. */
export function NoteForm({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation('customers');
  const say = useRefusalWords();
  const add = useSave(AddCustomerNoteDocument);
  const [body, setBody] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (body.trim() === '' || busy) return;
    setBusy(true);
    const saved = await add({ customerId, body }, { refetch: ['CustomerTimeline'] });
    setBusy(false);
    setProblem(saved.ok ? null : say(saved.refusal));
    if (saved.ok) setBody('');
  };
  return (
    <form
      className={classes.note}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Textarea
        aria-label={t('timeline.note')}
        placeholder={t('timeline.note')}
        autosize
        minRows={1}
        maxRows={10}
        maxLength={MOST}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
        }}
      />
      {body.trim() !== '' && (
        <Group gap="xs">
          <Button size="xs" type="submit" loading={busy}>
            {t('timeline.addNote')}
          </Button>
        </Group>
      )}
      <Problem text={problem} />
    </form>
  );
}
