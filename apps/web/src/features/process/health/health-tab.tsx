import { useQuery } from '@apollo/client/react';
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProcessHealthDocument, type ProcessHealthQuery } from '../../../graphql/graphql.js';
import { EmptyState } from '../../../ui/data/states/empty-state.js';
import { Answer } from '../../../ui/layout/answer.js';
import { Card } from '../../../ui/layout/card.js';
import classes from '../process.module.css';
import type { ProcessAddress } from '../use-process-address.js';
import { HealthTable } from './health-table.js';
import { Thresholds } from './thresholds.js';

/** What is wrong with open sales, and whose they are: where to help first. */
export function HealthTab({ address }: { readonly address: ProcessAddress }) {
  const { t } = useTranslation('process');
  const asked = useQuery(ProcessHealthDocument, {
    variables: { input: address.health },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <Answer asked={asked}>
      {({ processHealth, healthThresholds }) =>
        processHealth.open === 0 ? (
          <EmptyState title={t('health.none')} text={t('health.noneText')} />
        ) : (
          <>
            <Headline health={processHealth} />
            <Rows health={processHealth} />
            <Thresholds
              all={healthThresholds.filter(
                ({ processId }) => address.search.process === undefined || processId === address.search.process,
              )}
            />
          </>
        )
      }
    </Answer>
  );
}

interface HealthProps {
  readonly health: ProcessHealthQuery['processHealth'];
}

function Headline({ health: { open, unwell } }: HealthProps) {
  const { t } = useTranslation('process');
  return (
    <div>
      <p className={classes.headline} role="status">
        {unwell === 0 ? t('health.allWell', { count: open }) : t('health.headline', { count: open, unwell })}
      </p>
      <p className={classes.aside}>{t('health.text')}</p>
    </div>
  );
}

function Rows({ health }: HealthProps) {
  const { t } = useTranslation('process');
  const [by, setBy] = useState<'people' | 'teams'>('people');
  return (
    <Card
      flush
      title={t('health.title')}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t('health.by')}
          data={(['people', 'teams'] as const).map((value) => ({ value, label: t(`health.${value}`) }))}
          value={by}
          onChange={setBy}
        />
      }
    >
      <HealthTable health={health} by={by} />
    </Card>
  );
}
