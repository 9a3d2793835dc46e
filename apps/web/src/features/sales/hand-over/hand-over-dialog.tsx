import { useQuery } from '@apollo/client/react';
import { Alert, Button, Checkbox, Group, Modal, Stack, Textarea } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  HandOverCheckDocument,
  HandOverOpportunityDocument,
  type OpportunityFactsFragment,
} from '../../../graphql/graphql.js';
import { InPlaceForm } from '../../../ui/data/editing/in-place-form.js';
import { PersonPicker } from '../../../ui/data/fields/pickers.js';
import type { Option } from '../../../ui/data/fields/use-field-options.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { Problem } from '../../../ui/data/states/problem.js';
import { sayDone } from '../../../ui/layout/said.js';
import { AFTER_SALE } from '../opportunity/use-opportunity-save.js';

export interface HandOverDialogProps {
  readonly sale: OpportunityFactsFragment;
  readonly onClose: () => void;
  /** The sale is out of sight for whoever gave it away. */
  readonly onGone: () => void;
}

/** A sale goes to somebody else, with a word to them; what that means is said before it is done. */
export function HandOverDialog({ sale, onClose, onGone }: HandOverDialogProps) {
  const { t } = useTranslation('sales');
  const form = useHandOver({ sale, onClose, onGone });
  const { check } = form;
  return (
    <Modal opened onClose={onClose} title={t('handOver.title')} size="md">
      <InPlaceForm onSubmit={() => void form.submit()} onCancel={onClose}>
        <Stack gap="sm">
          <PersonPicker autoFocus openAtOnce label={t('handOver.to')} value={form.to} onChange={form.setTo} />
          <Textarea
            label={t('handOver.note')}
            description={t('handOver.noteHint')}
            autosize
            minRows={3}
            maxLength={2_000}
            value={form.note}
            onChange={(event) => form.setNote(event.currentTarget.value)}
          />
          {(check?.openActivities ?? 0) > 0 && (
            <Checkbox
              label={t('handOver.activities', { count: check?.openActivities ?? 0 })}
              checked={form.withActivities}
              onChange={(event) => form.setWithActivities(event.currentTarget.checked)}
            />
          )}
          {check?.share && (
            <Checkbox
              label={t('handOver.split', { share: check.share })}
              checked={form.withSplit}
              onChange={(event) => form.setWithSplit(event.currentTarget.checked)}
            />
          )}
          {check?.losesSight && (
            <Alert color="orange" icon={<IconEyeOff size={18} />} role="alert">
              {t('handOver.losesSight', { name: form.to?.name ?? '' })}
            </Alert>
          )}
          <Problem size="sm" text={form.problem} />
          <Group justify="flex-end" gap="xs">
            <Button variant="subtle" color="gray" onClick={onClose}>
              {t('handOver.cancel')}
            </Button>
            <Button type="submit" loading={form.saving} disabled={form.to === null || check === null}>
              {t(check?.losesSight ? 'handOver.letGo' : 'handOver.give')}
            </Button>
          </Group>
        </Stack>
      </InPlaceForm>
    </Modal>
  );
}

function useHandOver({ sale, onClose, onGone }: HandOverDialogProps) {
  const { t } = useTranslation('sales');
  const say = useRefusalWords();
  const send = useSave(HandOverOpportunityDocument);
  const [to, setTo] = useState<Option | null>(null);
  const [note, setNote] = useState('');
  const [withActivities, setWithActivities] = useState(true);
  const [withSplit, setWithSplit] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const asked = useQuery(HandOverCheckDocument, {
    variables: { id: sale.id, toUserId: to?.id ?? '' },
    skip: to === null,
    fetchPolicy: 'network-only',
  });
  const check = to === null ? null : (asked.data?.handOverCheck ?? null);
  const submit = async () => {
    if (to === null || check === null || saving) return;
    setSaving(true);
    const letGo = check.losesSight;
    const input = {
      id: sale.id,
      expectedVersion: sale.version,
      toUserId: to.id,
      note,
      withActivities,
      withSplit,
      letGo,
    };
    const given = await send(
      { input },
      { refetch: letGo ? ['Opportunities', 'MyDay'] : ['Opportunities', ...AFTER_SALE] },
    );
    setSaving(false);
    if (!given.ok) return setProblem(say(given.refusal));
    sayDone(t('handOver.done', { name: to.name }));
    onClose();
    if (!given.data.handOverOpportunity.stillSeen) onGone();
  };
  return {
    ...{ to, setTo, note, setNote, withActivities, setWithActivities, withSplit, setWithSplit },
    ...{ check, problem, saving, submit },
  };
}
