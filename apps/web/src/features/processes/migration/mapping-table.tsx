import { Select } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SalesMigrationPreviewQuery } from '../../../graphql/graphql.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import classes from './migration.module.css';
import type { Mapping } from './migration-state.js';

export interface MappingTableProps {
  readonly preview: SalesMigrationPreviewQuery['salesMigrationPreview'];
  readonly mapping: Mapping;
  readonly onMapping: (mapping: Mapping) => void;
}

/** From each stage of the older versions to one of the newest, or nowhere; how many sales and how much money. */
export function MappingTable({ preview, mapping, onMapping }: MappingTableProps) {
  const { t } = useTranslation('processes');
  const words = useWords();
  const options = preview.toStages.map(({ id, name }) => ({ value: id, label: words.localised(name) }));
  return (
    <ul className={classes.mapping} aria-label={t('migration.mapping')}>
      {preview.rows.map(({ from, fromNumber, sales, inBase, unmet, withoutRate }) => (
        <li key={from.id} className={classes.map}>
          <div className={classes.from}>
            <strong>{words.localised(from.name)}</strong>
            <span className={classes.version}>{t('migration.version', { number: fromNumber })}</span>
            <span className={classes.counts}>
              {t('migration.sales', { count: sales })} · {words.money(inBase)}
              {withoutRate > 0 && ` (${t('migration.withoutRate', { count: withoutRate })})`}
            </span>
          </div>
          <IconArrowRight size={16} stroke={1.6} className={classes.arrow} aria-hidden />
          <Select
            className={classes.to}
            aria-label={t('migration.to', { stage: words.localised(from.name) })}
            placeholder={t('migration.stay')}
            data={options}
            value={mapping[from.id] ?? null}
            clearable
            clearButtonProps={{ 'aria-label': t('migration.stay') }}
            onChange={(value) => onMapping({ ...mapping, [from.id]: value })}
            error={mapping[from.id] && unmet > 0 ? t('migration.rowUnmet', { count: unmet }) : undefined}
          />
        </li>
      ))}
    </ul>
  );
}
