import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportFactsFragment } from '../../../graphql/graphql.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { durationInWords } from '../../../ui/format/durations.js';
import { Counts } from './counts.js';
import { RefusedRows } from './refused-rows.js';

/** What was made of the file, and what was not. */
export function RunResult({ shown }: { readonly shown: ImportFactsFragment }) {
  const { t } = useTranslation('imports');
  const words = useWords();
  const { status, failure, startedAt, finishedAt } = shown;
  const took =
    startedAt && finishedAt
      ? durationInWords(new Date(finishedAt).getTime() - new Date(startedAt).getTime(), words.language)
      : null;
  return (
    <>
      {status === 'FAILED' && (
        <Alert color="red" icon={<IconAlertTriangle size={18} />} mb="sm">
          {t('result.failed')} {failure}
        </Alert>
      )}
      {status === 'CANCELLED' && <Text mb="sm">{t('result.cancelled')}</Text>}
      {status === 'DONE' && took && <Text mb="sm">{t('result.done', { time: took })}</Text>}
      <Counts shown={shown} />
      <RefusedRows shown={shown} />
    </>
  );
}
