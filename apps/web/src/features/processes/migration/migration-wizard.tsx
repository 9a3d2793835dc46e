import { useQuery } from '@apollo/client/react';
import { Button, Checkbox, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  SalesMigrationPreviewDocument,
  type SalesMigrationPreviewQuery,
  StartSalesMigrationDocument,
} from '../../../graphql/graphql.js';
import { RecordLink } from '../../../ui/data/records/record-link.js';
import type { Refusal } from '../../../ui/data/saving/refusal.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { Answer } from '../../../ui/layout/answer.js';
import { MappingTable } from './mapping-table.js';
import classes from './migration.module.css';
import { type Mapping, mappingInput } from './migration-state.js';

type Preview = SalesMigrationPreviewQuery['salesMigrationPreview'];

export interface MigrationWizardProps {
  readonly processId: string;
  readonly onStarted: () => void;
  readonly onClose: () => void;
}

/** Where each stage's sales go, counted anew at every choice, before anything happens. */
export function MigrationWizard({ processId, onStarted, onClose }: MigrationWizardProps) {
  const [chosen, setChosen] = useState<Mapping | null>(null);
  const asked = useQuery(SalesMigrationPreviewDocument, {
    variables: { processId, mapping: chosen && mappingInput(chosen) },
    fetchPolicy: 'network-only',
  });
  return (
    <Answer asked={asked} lines={6}>
      {({ salesMigrationPreview: preview }) => (
        <Choices
          processId={processId}
          preview={preview}
          mapping={
            chosen ?? Object.fromEntries(preview.rows.map(({ from, toStageId }) => [from.id, toStageId ?? null]))
          }
          onMapping={setChosen}
          onStarted={onStarted}
          onClose={onClose}
        />
      )}
    </Answer>
  );
}

interface ChoicesProps extends MigrationWizardProps {
  readonly preview: Preview;
  readonly mapping: Mapping;
  readonly onMapping: (mapping: Mapping) => void;
}

function Choices({ processId, preview, mapping, onMapping, onStarted, onClose }: ChoicesProps) {
  const { t } = useTranslation('processes');
  const start = useSave(StartSalesMigrationDocument);
  const [leavesUnmet, setLeavesUnmet] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const going = preview.rows.filter(({ from }) => mapping[from.id]);
  const unmet = going.reduce((sum, row) => sum + row.unmet, 0);
  const count = going.reduce((sum, row) => sum + row.sales, 0) - (leavesUnmet ? unmet : 0);
  const send = async () => {
    setBusy(true);
    const input = { processId, mapping: mappingInput(mapping), leavesUnmet };
    const done = await start({ input }, { refetch: ['SalesMigrations'] });
    setBusy(false);
    setRefusal(done.ok ? null : done.refusal);
    if (done.ok) onStarted();
  };
  return (
    <div className={classes.wizard}>
      <FormRefusal refusal={refusal} />
      <MappingTable preview={preview} mapping={mapping} onMapping={onMapping} />
      {unmet > 0 && (
        <div className={classes.unmet}>
          <Text fw={500}>{t('migration.unmet', { count: unmet })}</Text>
          <UnmetSales sales={preview.unmetSales} />
          <Checkbox
            label={t('migration.leave')}
            description={t('migration.leaveText')}
            checked={leavesUnmet}
            onChange={({ currentTarget: { checked } }) => setLeavesUnmet(checked)}
          />
        </div>
      )}
      <div className={classes.wizardActions}>
        <Button variant="default" onClick={onClose}>
          {t('migration.close')}
        </Button>
        <Button loading={busy} disabled={count === 0} onClick={() => void send()}>
          {t('migration.start', { count })}
        </Button>
      </div>
    </div>
  );
}

function UnmetSales({ sales }: { readonly sales: Preview['unmetSales'] }) {
  const words = useWords();
  return (
    <ul className={classes.unmetSales}>
      {sales.slice(0, 6).map((sale) => (
        <li key={sale.id}>
          <RecordLink kind="opportunity" id={sale.id} name={sale.title} />
          <span className={classes.missing}>{sale.missing.map((one) => words.localised(one)).join(' · ')}</span>
        </li>
      ))}
    </ul>
  );
}
