import { Select, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportFactsFragment } from '../../../graphql/graphql.js';
import classes from './import.module.css';
import { CREATE, EMPTY } from './value-choices.js';

export interface ValueChoiceProps {
  readonly unknown: ImportFactsFragment['unknownValues'][number];
  readonly creatable: boolean;
  readonly chosen: string | null;
  readonly onChoose: (target: string | null) => void;
}

export function ValueChoice({ unknown, creatable, chosen, onChoose }: ValueChoiceProps) {
  const { t } = useTranslation('imports');
  const { value, rows, suggestions } = unknown;
  const data = [
    { group: t('values.existing'), items: suggestions.map(({ id, label }) => ({ value: id, label })) },
    {
      group: t('values.otherwise'),
      items: [
        ...(creatable ? [{ value: CREATE, label: t('values.create', { value }) }] : []),
        { value: EMPTY, label: t('values.leaveEmpty') },
      ],
    },
  ].filter(({ items }) => items.length > 0);
  return (
    <div className={classes.column}>
      <span className={classes.columnName}>
        <Text fw={500} truncate title={value}>
          {value}
        </Text>
        <Text size="xs" c="dimmed">
          {t('values.rows', { count: rows })}
        </Text>
      </span>
      <span className={classes.arrow} aria-hidden>
        →
      </span>
      <Select
        aria-label={t('values.means', { value })}
        placeholder={t('values.refuse')}
        data={data}
        value={chosen}
        onChange={onChoose}
        clearable
        searchable
        clearButtonProps={{ 'aria-label': t('columns.clear') }}
      />
    </div>
  );
}
