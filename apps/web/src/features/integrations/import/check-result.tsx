import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportFactsFragment } from '../../../graphql/graphql.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { Counts } from './counts.js';
import { RefusedRows } from './refused-rows.js';

/** What the import would do, before it does anything. */
export function CheckResult({ shown }: { readonly shown: ImportFactsFragment }) {
  const { t } = useTranslation('imports');
  const words = useWords();
  return (
    <>
      <Text mb="sm">
        {t('check.result', { count: shown.rowsTotal ?? 0, shown: words.number(shown.rowsTotal ?? 0, 0) })}
      </Text>
      <Counts shown={shown} />
      <RefusedRows shown={shown} />
    </>
  );
}
