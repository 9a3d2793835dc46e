import { Button, Menu, Popover, SegmentedControl } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../ui/data/collection/filter-bar.js';
import { PeriodEditor, usePeriodWords } from '../../ui/data/collection/filter-editors.js';
import type { PeriodName } from '../../ui/data/time/periods.js';
import { useWords } from '../../ui/data/words/use-words.js';
import classes from './process.module.css';
import { TABS } from './process-search.js';
import type { ProcessAddress } from './use-process-address.js';
import { useProcessFilters } from './use-process-filters.js';

interface AddressProps {
  readonly address: ProcessAddress;
}

/** What is looked at, in words; all of it is in the address. */
export function ProcessToolbar({ address }: AddressProps) {
  const { t } = useTranslation('process');
  const filters = useProcessFilters(address);
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('toolbar')}>
      <SegmentedControl
        size="xs"
        aria-label={t('look')}
        data={TABS.map((value) => ({ value, label: t(`tab.${value}`) }))}
        value={address.tab}
        onChange={(tab) => address.change({ tab: tab === 'health' ? undefined : tab })}
      />
      <ProcessMenu address={address} />
      {address.tab === 'statistics' && <Cohort address={address} />}
      <FilterBar
        filters={filters}
        onClearAll={() => address.change({ owner: undefined, team: undefined, version: undefined })}
      />
    </div>
  );
}

function ProcessMenu({ address }: AddressProps) {
  const { t } = useTranslation('process');
  const words = useWords();
  const whole = address.tab === 'health' && address.search.process === undefined;
  const choose = (process: string | undefined) => address.change({ process, version: undefined });
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
          {whole || !address.process ? t('allProcesses') : words.localised(address.process.name)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('choose')}</Menu.Label>
        {address.tab === 'health' && (
          <Menu.Item onClick={() => choose(undefined)} aria-current={whole || undefined}>
            {t('allProcesses')}
          </Menu.Item>
        )}
        {address.processes.map(({ id, name }) => (
          <Menu.Item
            key={id}
            onClick={() => choose(id)}
            aria-current={(!whole && id === address.process?.id) || undefined}
          >
            {words.localised(name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const PERIODS: readonly PeriodName[] = ['thisMonth', 'lastMonth', 'thisQuarter', 'lastQuarter', 'thisYear', 'lastYear'];

/** "Sales that began in this year": which sales are counted, as a sentence. */
function Cohort({ address }: AddressProps) {
  const { t } = useTranslation('process');
  const periodWords = usePeriodWords();
  const cohort = address.search.cohort ?? 'OPENED';
  const period = address.search.period ?? 'thisYear';
  return (
    <span className={classes.sentence}>
      {t('statistics.cohort')}
      <SegmentedControl
        size="xs"
        aria-label={t('statistics.cohort')}
        data={(['OPENED', 'CLOSED'] as const).map((value) => ({ value, label: t(`statistics.${value}`) }))}
        value={cohort}
        onChange={(value) => address.change({ cohort: value === 'CLOSED' ? value : undefined })}
      />
      <Popover position="bottom-start" shadow="md" trapFocus returnFocus withinPortal width={300}>
        <Popover.Target>
          <Button
            variant="subtle"
            color="gray"
            size="xs"
            fw={600}
            aria-haspopup="dialog"
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {periodWords(period)}
          </Button>
        </Popover.Target>
        <Popover.Dropdown p="sm" aria-label={t('statistics.period')}>
          <PeriodEditor
            names={PERIODS}
            period={period}
            onChange={(next) => address.change({ period: next })}
            close={() => undefined}
          />
          <p className={classes.dim}>{t('statistics.wholeMonths')}</p>
        </Popover.Dropdown>
      </Popover>
    </span>
  );
}
