import { Button, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportFactsFragment } from '../../../graphql/graphql.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { Table } from '../../../ui/layout/table.js';
import classes from './import.module.css';

/** The first refused rows, with what is wrong in words; all of them are a file to correct and bring again. */
export function RefusedRows({ shown }: { readonly shown: ImportFactsFragment }) {
  const { t } = useTranslation('imports');
  const words = useWords();
  const say = useRefusalWords();
  if (shown.rowsRefused === 0) return null;
  return (
    <section className={classes.refused}>
      <div className={classes.unknownHead}>
        <h3>{t('refused.title', { count: shown.rowsRefused, shown: words.number(shown.rowsRefused, 0) })}</h3>
        <Button
          component="a"
          href={`/api/v1/imports/${shown.id}/refused-rows.csv`}
          download
          size="xs"
          variant="default"
          ml="auto"
          leftSection={<IconDownload size={14} />}
        >
          {t('refused.download')}
        </Button>
      </div>
      <Table
        label={t('refused.label')}
        head={[{ name: t('refused.row'), number: true }, t('refused.column'), t('refused.why'), t('refused.cells')]}
        minWidth={640}
      >
        {shown.problems.map((problem) => (
          <tr key={`${problem.rowNumber} ${problem.column ?? ''}`}>
            <td data-number>{words.number(problem.rowNumber, 0)}</td>
            <td>{problem.column ?? '–'}</td>
            <td title={problem.message}>{say(problem)}</td>
            <td>
              <Text span size="xs" c="dimmed" className={classes.cells} title={problem.cells.join(' · ')}>
                {problem.cells.join(' · ')}
              </Text>
            </td>
          </tr>
        ))}
      </Table>
      {shown.problems.length < shown.rowsRefused && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('refused.first', { count: shown.problems.length })}
        </Text>
      )}
    </section>
  );
}
