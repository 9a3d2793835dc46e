import { Group, Pill, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PersonPicker } from '../../../ui/data/fields/pickers.js';
import { type SecurityLogSearch, TOPICS, type Topic } from './security-log-search.js';
import classes from './security-log.module.css';

export interface SecurityLogFiltersProps {
  readonly search: SecurityLogSearch;
  readonly onChange: (search: SecurityLogSearch) => void;
}

const ALL = 'all';

export function SecurityLogFilters({ search, onChange }: SecurityLogFiltersProps) {
  const { t } = useTranslation('identity');
  const { topic, person, name, from, ...rest } = search;
  const kept = { ...rest, ...(from ? { from } : {}) };
  const whose = person ? { person, ...(name ? { name } : {}) } : {};
  return (
    <div className={classes.filters}>
      <div className={classes.topics}>
        <SegmentedControl
          size="xs"
          aria-label={t('securityLog.topics')}
          value={topic ?? ALL}
          onChange={(value) => onChange({ ...kept, ...whose, ...(value === ALL ? {} : { topic: value as Topic }) })}
          data={[ALL, ...Object.keys(TOPICS)].map((value) => ({
            value,
            label: t(`securityLog.topic.${value as Topic | typeof ALL}`),
          }))}
        />
      </div>
      <Group gap="xs">
        <div className={classes.person}>
          <PersonPicker
            placeholder={t('securityLog.anybody')}
            aria-label={t('securityLog.person')}
            value={person ? { id: person, name: name ?? '' } : null}
            onChange={(next) =>
              onChange({
                ...kept,
                ...(topic ? { topic } : {}),
                ...(next ? { person: next.id, name: next.name } : {}),
              })
            }
          />
        </div>
        {from && (
          <Pill
            withRemoveButton
            onRemove={() => onChange({ ...rest, ...whose, ...(topic ? { topic } : {}) })}
            removeButtonProps={{ 'aria-label': t('securityLog.fromAnywhere'), 'aria-hidden': false, tabIndex: 0 }}
          >
            {t('securityLog.onlyFrom', { address: from })}
          </Pill>
        )}
      </Group>
    </div>
  );
}
