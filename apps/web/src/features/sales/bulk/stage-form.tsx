import { Button, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceField } from '../../../ui/data/fields/choice-field.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { useProcesses } from '../filters/use-processes.js';
import { type LostDraft, LostFields } from '../move/lost-fields.js';
import type { BulkFormProps } from './use-bulk-change.js';

const NOTHING: LostDraft = { reasonId: null, competitorId: null, note: '' };

/** Where the sales are to go, with one reason for all; each gate is checked, and what is not fulfilled is named afterwards. */
export function StageForm({ onOrder }: BulkFormProps) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const processes = useProcesses();
  const [stageId, setStageId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [lost, setLost] = useState(NOTHING);
  const stages = processes.flatMap((process) =>
    process.currentVersion.stages.map((stage) => ({
      ...stage,
      label: [processes.length > 1 ? words.localised(process.name) : null, words.localised(stage.name)]
        .filter((part) => part !== null)
        .join(' · '),
    })),
  );
  const isLost = stages.find(({ id }) => id === stageId)?.meaning === 'LOST';
  const ready = stageId !== null && (!isLost || lost.reasonId !== null);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        onOrder({
          stageId,
          reason: reason.trim() || null,
          ...(isLost
            ? { lostReasonId: lost.reasonId, competitorId: lost.competitorId, lostNote: lost.note.trim() || null }
            : {}),
        });
      }}
    >
      <Stack gap="xs">
        <ChoiceField
          size="xs"
          autoFocus
          label={t('bulk.toStage')}
          value={stageId}
          options={stages.map(({ id, label }) => ({ id, name: label }))}
          onChange={setStageId}
          clearable={false}
        />
        {isLost && <LostFields draft={lost} onDraft={setLost} />}
        <Textarea
          size="xs"
          autosize
          minRows={2}
          label={t('bulk.reason')}
          description={t('bulk.reasonHint')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button size="xs" type="submit" disabled={!ready}>
          {t('bulk.apply')}
        </Button>
      </Stack>
    </form>
  );
}
