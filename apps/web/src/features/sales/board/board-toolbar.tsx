import { Button, Menu, TextInput } from '@mantine/core';
import { IconChevronDown, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BoardQuery } from '../../../graphql/graphql.js';
import { FilterBar } from '../../../ui/data/collection/filter-bar.js';
import { useTypedText } from '../../../ui/data/collection/use-typed-text.js';
import { MoneySum } from '../../../ui/data/money/money-sum.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import classes from './board.module.css';
import type { BoardAddress } from './use-board-address.js';

export interface BoardToolbarProps {
  readonly address: BoardAddress;
  readonly board: BoardQuery['board'] | null;
}

export function BoardToolbar({ address, board }: BoardToolbarProps) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const { typed, type } = useTypedText(address.search.q ?? '', address.setText);
  const totals = board?.totals;
  return (
    <div className={classes.toolbar} role="toolbar" aria-label={t('board.toolbar')}>
      <ProcessMenu address={address} />
      <TextInput
        size="xs"
        className={classes.search}
        leftSection={<IconSearch size={14} aria-hidden />}
        aria-label={t('list.search')}
        placeholder={t('list.search')}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <FilterBar filters={address.filters} onClearAll={address.clear} />
      <span className={classes.spring} />
      {totals && (
        <span className={classes.totals} role="status">
          <strong>
            Σ <MoneySum sum={totals.inBase} missingRates={totals.missingRates} rates={totals.rates} short />
          </strong>
          <span title={t('board.weightedHint')}>
            {t('board.weighted')} <MoneySum sum={totals.weightedInBase} short />
          </span>
          <span>{t('board.count', { count: totals.count.value, shown: words.count(totals.count) })}</span>
        </span>
      )}
    </div>
  );
}

function ProcessMenu({ address }: { readonly address: BoardAddress }) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const { process, processes } = address;
  if (!process) return null;
  return (
    <Menu shadow="md" position="bottom-start" withinPortal>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          fw={600}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {words.localised(process.name)} v{process.currentVersion.number}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('board.process')}</Menu.Label>
        {processes.map((one) => (
          <Menu.Item
            key={one.id}
            onClick={() => address.chooseProcess(one.id)}
            aria-current={one.id === process.id || undefined}
            fw={one.id === process.id ? 600 : undefined}
          >
            {words.localised(one.name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
