import { Button, Drawer } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HealthCriterion } from '../../../graphql/graphql.js';
import { useMay } from '../../../ui/data/words/use-viewer.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { Card } from '../../../ui/layout/card.js';
import { Table } from '../../../ui/layout/table.js';
import classes from '../process.module.css';
import { type ProcessThresholds, THRESHOLD_OF } from './threshold-names.js';
import { ThresholdsForm } from './thresholds-form.js';

const CRITERIA = Object.keys(THRESHOLD_OF) as HealthCriterion[];

/** What each word of the table above means, side by side for all processes; who manages processes may change it. */
export function Thresholds({ all }: { readonly all: readonly ProcessThresholds[] }) {
  const { t } = useTranslation('process');
  const { t: shell } = useTranslation('shell');
  const words = useWords();
  const may = useMay('process.manage');
  const [changed, setChanged] = useState<string | null>(null);
  const head = [
    { name: t('thresholds.sign') },
    ...all.map((one) => ({ name: words.localised(one.name), number: true })),
  ];
  const open = all.find(({ processId }) => processId === changed) ?? null;
  return (
    <>
      <Card title={t('thresholds.title')} text={t('thresholds.text')} flush>
        <Table label={t('thresholds.title')} head={head} minWidth={480 + all.length * 110}>
          {CRITERIA.map((criterion) => (
            <tr key={criterion}>
              <th scope="row">
                {t(`criterion.${criterion}`)}
                <span className={classes.dim}> {t(`meaning.${criterion}`)}</span>
              </th>
              {all.map((one) => (
                <td key={one.processId} data-number>
                  {t(`limit.${criterion}`, { limit: one.thresholds[THRESHOLD_OF[criterion]] })}
                </td>
              ))}
            </tr>
          ))}
          {may && (
            <tr>
              <td />
              {all.map((one) => (
                <td key={one.processId} data-number>
                  <Button
                    variant="default"
                    size="compact-xs"
                    onClick={() => setChanged(one.processId)}
                    aria-label={`${t('thresholds.change')}: ${words.localised(one.name)}`}
                  >
                    {t('thresholds.change')}
                  </Button>
                </td>
              ))}
            </tr>
          )}
        </Table>
      </Card>
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
