import { Button, Group, Text, Textarea } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../../ui/data/fields/date-field.js';
import { parseDate } from '../../../ui/data/fields/parse-date.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { dateToType } from '../../../ui/data/words/dates.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { useOpportunity } from '../opportunity/use-opportunity.js';
import { CriterionFiller } from './criterion-filler.js';
import classes from './gate.module.css';
import { gateOf } from './gate-criteria.js';
import { LostFields, type LostDraft } from './lost-fields.js';
import type { Moves } from './use-move.js';

/** What a move needs before it can happen, each thing fillable where it is named. Giving up loses nothing. */
export function Gate({ moves }: { readonly moves: Moves }) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const say = useRefusalWords();
  const heading = useId();
  const form = useGateForm(moves);
  const { record, reload } = useOpportunity(moves.asked?.opportunity.id ?? '');
  if (!moves.asked) return null;
  const { stage, check } = moves.asked;
  const gate = gateOf(check, record, stage);
  const filled = async () => {
    await reload();
    await moves.recheck();
  };
  return (
    <form
      className={classes.gate}
      aria-labelledby={heading}
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        event.preventDefault();
        moves.cancel();
      }}
    >
      <Text id={heading} fw={600}>
        {t('gate.title', { stage: words.localised(stage.name) })}
      </Text>
      {gate.all > 0 && (
        <Text size="sm" c="dimmed" role="status">
          {gate.unmet.length === 0 ? t('gate.allMet') : t('gate.met', { met: gate.met.length, all: gate.all })}
        </Text>
      )}
      <ul className={classes.criteria}>
        {gate.unmet.map((criterion) => (
          <li key={criterion.key}>
            {record && (
              <CriterionFiller criterion={criterion} record={record} reload={reload} onFilled={() => void filled()} />
            )}
          </li>
        ))}
        {gate.met.map((criterion) => (
          <li key={criterion.key} className={classes.metLine}>
            <IconCircleCheck size={16} aria-label={t('gate.fulfilled')} /> {words.localised(criterion.label)}
          </li>
        ))}
      </ul>
      {check.needsReason && (
        <Textarea
          size="xs"
          autosize
          minRows={2}
          label={t('gate.reason')}
          description={t('gate.reasonHint')}
          value={form.reason}
          onChange={(event) => form.setReason(event.currentTarget.value)}
          autoFocus={gate.unmet.length === 0}
        />
      )}
      {stage.meaning === 'LOST' && <LostFields draft={form.lost} onDraft={form.setLost} />}
      {stage.meaning !== 'OPEN' && (
        <DateField
          size="xs"
          label={t(stage.meaning === 'WON' ? 'gate.wonOn' : 'gate.lostOn')}
          leaning="past"
          value={form.closedOn}
          onChange={form.setClosedOn}
          error={form.dateProblem}
        />
      )}
      {moves.refusal && moves.refusal.code !== 'GATE_UNMET' && (
        <Text size="sm" c="red" role="alert">
          {say(moves.refusal)}
        </Text>
      )}
      <Group gap="xs" justify="flex-end">
        <Button size="xs" variant="subtle" color="gray" onClick={moves.cancel}>
          {t('gate.cancel')}
        </Button>
        <Button
          size="xs"
          type="submit"
          loading={form.moving}
          disabled={
            gate.unmet.length > 0 ||
            (check.needsReason && form.reason.trim() === '') ||
            (stage.meaning === 'LOST' && form.lost.reasonId === null)
          }
          data-autofocus={gate.unmet.length === 0 || undefined}
        >
          {stage.meaning === 'WON' ? t('gate.win') : stage.meaning === 'LOST' ? t('gate.lose') : t('gate.move')}
        </Button>
      </Group>
    </form>
  );
}

function useGateForm(moves: Moves) {
  const { t } = useTranslation('data');
  const words = useWords();
  const [reason, setReason] = useState('');
  const [lost, setLost] = useState<LostDraft>({ reasonId: null, competitorId: null, note: '' });
  const [closedOn, setClosedOn] = useState(dateToType(words.today));
  const [dateProblem, setDateProblem] = useState<string | null>(null);
  const [moving, setMoving] = useState(false);
  const submit = async () => {
    const stage = moves.asked?.stage;
    if (!stage) return;
    const date = stage.meaning === 'OPEN' ? null : parseDate(closedOn, words.today, 'past');
    if (stage.meaning !== 'OPEN' && date === null) return setDateProblem(t('date.unreadable'));
    setMoving(true);
    await moves.submit({
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      ...(date === null ? {} : { closedOn: date }),
      ...(stage.meaning === 'LOST'
        ? { lostReasonId: lost.reasonId, competitorId: lost.competitorId, lostNote: lost.note.trim() || null }
        : {}),
    });
    setMoving(false);
  };
  return { reason, setReason, lost, setLost, closedOn, setClosedOn, dateProblem, moving, submit };
}
