import { Button, Drawer } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HealthCriterion } from '../../../graphql/graphql.js';
import { useMay } from '../../../ui/data/words/use-viewer.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { Card } from '../../../ui/layout/card.js';
import classes from '../process.module.css';
import { type ProcessThresholds, THRESHOLD_OF } from './threshold-names.js';
import { ThresholdsForm } from './thresholds-form.js';

const CRITERIA = Object.keys(THRESHOLD_OF) as HealthCriterion[];

/** What each word of the table means here, by process; who manages processes may change it. */
export function Thresholds({ all }: { readonly all: readonly ProcessThresholds[] }) {
  const { t } = useTranslation('process');
  const { t: shell } = useTranslation('shell');
  const words = useWords();
  const may = useMay('process.manage');
  const [changed, setChanged] = useState<string | null>(null);
  const open = all.find(({ processId }) => processId === changed) ?? null;
  return (
    <>
      {all.map((one) => (
        <Card
          key={one.processId}
          title={`${t('thresholds.title')}: ${words.localised(one.name)}`}
          actions={
            may && (
              <Button variant="default" size="xs" onClick={() => setChanged(one.processId)}>
                {t('thresholds.change')}
              </Button>
            )
          }
        >
          <ul className={classes.rules}>
            {CRITERIA.map((criterion) => (
              <li key={criterion}>
                <strong>{t(`criterion.${criterion}`)}</strong>
                {': '}
                {t(`meaning.${criterion}`, { count: one.thresholds[THRESHOLD_OF[criterion]] })}
              </li>
            ))}
          </ul>
        </Card>
      ))}
      <Drawer
        opened={open !== null}
        onClose={() => setChanged(null)}
        position="right"
        size={440}
        title={open ? t('thresholds.forProcess', { process: words.localised(open.name) }) : ''}
        closeButtonProps={{ 'aria-label': shell('close') }}
      >
        {open && <ThresholdsForm key={open.version} process={open} onSaved={() => setChanged(null)} />}
      </Drawer>
    </>
  );
}
