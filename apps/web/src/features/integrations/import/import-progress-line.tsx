import { Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportFactsFragment } from '../../../graphql/graphql.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { durationInWords } from '../../../ui/format/durations.js';
import { Counts } from './counts.js';
import classes from './import.module.css';
import { timeLeftMs } from './import-phase.js';

/** How far the job is, and how long it will still take. The page may be left meanwhile. */
export function ImportProgressLine({ shown }: { readonly shown: ImportFactsFragment }) {
  const { t } = useTranslation('imports');
  const words = useWords();
  const { rowsRead, rowsTotal, status } = shown;
  const percent = rowsTotal ? Math.floor((100 * rowsRead) / rowsTotal) : 0;
  const left = timeLeftMs(shown, new Date());
  return (
    <div className={classes.progress}>
      <div className={classes.progressWords} role="status">
        <Text fw={500}>
          {rowsTotal === null
            ? t('progress.reading')
            : t('progress.rows', { read: words.number(rowsRead, 0), total: words.number(rowsTotal, 0) })}
        </Text>
        <Text c="dimmed">
          {status === 'CANCELLING'
            ? t('progress.cancelling')
            : left === null
              ? t('progress.begun')
              : t('progress.left', { time: durationInWords(Math.max(1_000, left), words.language) })}
        </Text>
      </div>
      <Progress value={percent} size="md" aria-label={t('progress.label')} />
      {status === 'RUNNING' && <Counts shown={shown} />}
      <Text size="sm" c="dimmed">
        {t('progress.leave')}
      </Text>
    </div>
  );
}
