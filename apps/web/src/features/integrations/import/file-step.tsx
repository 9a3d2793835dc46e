import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DateOrder, ImportDialectInput, ImportFactsFragment } from '../../../graphql/graphql.js';
import classes from './import.module.css';
import { isWorking } from './import-phase.js';
import { PreviewTable } from './preview-table.js';
import type { ImportWork } from './use-import-work.js';

const SEPARATORS = [
  [',', 'comma'],
  [';', 'semicolon'],
  ['\t', 'tab'],
  ['|', 'bar'],
] as const;
const ENCODINGS = ['utf-8', 'windows-1250', 'iso-8859-2', 'utf-16le'];
const TITLES_AT_MOST = 10;
const DATE_ORDERS: readonly DateOrder[] = ['YMD', 'DMY', 'MDY'];

/** How the file is written, as we found it; what is wrong can be set right, and the first rows show at once whether it is. */
export function FileStep({ shown, work }: { readonly shown: ImportFactsFragment; readonly work: ImportWork }) {
  const { t } = useTranslation('imports');
  const { dialect } = shown;
  const [source, setSource] = useState(shown.sourceName);
  const disabled = isWorking(shown.status);
  const change = (part: ImportDialectInput) => void work.prepare({ dialect: part });
  return (
    <>
      <div className={classes.dialect}>
        <Select
          label={t('dialect.separator')}
          disabled={disabled}
          allowDeselect={false}
          value={dialect.separator}
          onChange={(separator) => change({ separator })}
          data={SEPARATORS.map(([value, name]) => ({ value, label: t(`separator.${name}`) }))}
        />
        <Select
          label={t('dialect.encoding')}
          disabled={disabled}
          allowDeselect={false}
          value={dialect.encoding}
          onChange={(encoding) => change({ encoding })}
          data={ENCODINGS.map((value) => ({ value, label: value.toUpperCase() }))}
        />
        <Select
          label={t('dialect.decimals')}
          disabled={disabled}
          allowDeselect={false}
          value={dialect.decimalComma ? 'comma' : 'point'}
          onChange={(value) => change({ decimalComma: value === 'comma' })}
          data={[
            { value: 'comma', label: '1 234,56' },
            { value: 'point', label: '1,234.56' },
          ]}
        />
        <Select
          label={t('dialect.dates')}
          disabled={disabled}
          allowDeselect={false}
          value={dialect.dateOrder}
          onChange={(dateOrder) => change({ dateOrder: dateOrder })}
          data={DATE_ORDERS.map((value) => ({ value, label: t(`dateOrder.${value}`) }))}
        />
        <Select
          label={t('dialect.namesOn')}
          disabled={disabled}
          allowDeselect={false}
          value={String(dialect.titleRows)}
          onChange={(above) => change({ titleRows: Number(above) })}
          data={Array.from({ length: TITLES_AT_MOST + 1 }, (_, above) => ({
            value: String(above),
            label: t('dialect.line', { line: above + 1 }),
          }))}
        />
        <TextInput
          label={t('dialect.source')}
          disabled={disabled}
          value={source}
          maxLength={60}
          onChange={(event) => setSource(event.currentTarget.value)}
          onBlur={() =>
            source.trim() !== '' &&
            source.trim() !== shown.sourceName &&
            void work.prepare({ sourceName: source.trim() })
          }
        />
      </div>
      <p className={classes.hint}>
        {t('dialect.sourceHint')}
        {dialect.titleRows > 0 && ` ${t('dialect.titles', { count: dialect.titleRows })}`}
      </p>
      <PreviewTable columns={shown.columns.map(({ name }) => name)} rows={shown.preview} />
    </>
  );
}
