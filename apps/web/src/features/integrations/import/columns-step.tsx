import { Alert, Select, Text } from '@mantine/core';
import { IconAlertTriangle, IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportFactsFragment } from '../../../graphql/graphql.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import classes from './import.module.css';
import { isWorking, missingFields } from './import-phase.js';
import type { ImportWork } from './use-import-work.js';

/** Which column means what. One field takes one column: choosing it elsewhere moves it. */
export function ColumnsStep({ shown, work }: { readonly shown: ImportFactsFragment; readonly work: ImportWork }) {
  const { t } = useTranslation('imports');
  const words = useWords();
  const { columns, fields } = shown;
  const missing = missingFields(shown);
  const choices = fields.map(({ key, label, required }) => ({
    value: key,
    label: words.localised(label) + (required ? ' *' : ''),
  }));
  const choose = (column: string, field: string | null) =>
    void work.prepare({
      columns: columns.map((one) => ({
        column: one.name,
        field: one.name === column ? field : one.field === field ? null : one.field,
      })),
    });
  return (
    <>
      {shown.mappingKnown && (
        <Alert color="green" icon={<IconHistory size={18} />} mb="sm">
          {t('columns.known')}
        </Alert>
      )}
      {missing.length > 0 && (
        <Alert color="orange" icon={<IconAlertTriangle size={18} />} mb="sm">
          {t('columns.missing', { fields: missing.map(({ label }) => words.localised(label)).join(', ') })}
        </Alert>
      )}
      <ul className={classes.columns} aria-label={t('step.columns')}>
        {columns.map(({ name, sample, field }) => (
          <li key={name} className={classes.column}>
            <span className={classes.columnName}>
              <Text fw={500} truncate title={name}>
                {name}
              </Text>
              <Text size="xs" c="dimmed" truncate title={sample.join(' · ')}>
                {sample.length === 0 ? t('columns.noSample') : sample.join(' · ')}
              </Text>
            </span>
            <span className={classes.arrow} aria-hidden>
              →
            </span>
            <Select
              aria-label={t('columns.means', { column: name })}
              placeholder={t('columns.leaveOut')}
              disabled={isWorking(shown.status)}
              data={choices}
              value={field}
              onChange={(next) => choose(name, next)}
              clearable
              searchable
              clearButtonProps={{ 'aria-label': t('columns.clear') }}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
