import { Badge, Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DeadLetterFactsFragment, ReplayDeadLetterDocument } from '../../graphql/graphql.js';
import { useRefusalWords } from '../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../ui/data/saving/use-save.js';
import { useMay } from '../../ui/data/words/use-viewer.js';
import { useWords } from '../../ui/data/words/use-words.js';
import { sayDone, sayRefused } from '../../ui/layout/said.js';
import classes from './operations.module.css';

export function DeadLetterRow({ letter }: { readonly letter: DeadLetterFactsFragment }) {
  const { t } = useTranslation('operations');
  const words = useWords();
  const say = useRefusalWords();
  const may = useMay('operations.manage');
  const replay = useSave(ReplayDeadLetterDocument);
  const [busy, setBusy] = useState(false);
  const doReplay = async () => {
    setBusy(true);
    const done = await replay({ id: letter.id }, { refetch: ['Operations'] });
    setBusy(false);
    if (done.ok) sayDone(t('deadLetters.replayed', { job: letter.jobName }));
    else sayRefused(say(done.refusal));
  };
  return (
    <tr>
      <td>
        <Text fw={500}>{letter.jobName}</Text>
        <Text size="xs" c="dimmed">
          {letter.queue}
        </Text>
      </td>
      <td>
        <code className={classes.error} title={letter.error}>
          {letter.error}
        </code>
      </td>
      <td data-number>{letter.attempts}</td>
      <td>
        <Text span c="dimmed" title={words.fullMoment(letter.failedAt)}>
          {words.moment(letter.failedAt)}
        </Text>
      </td>
      <td data-number>
        {letter.replayedAt ? (
          <Badge color="green" title={words.fullMoment(letter.replayedAt)}>
            {t('deadLetters.wasReplayed')}
          </Badge>
        ) : (
          may && (
            <Button size="xs" variant="default" loading={busy} onClick={() => void doReplay()}>
              {t('deadLetters.replay')}
            </Button>
          )
        )}
      </td>
    </tr>
  );
}
