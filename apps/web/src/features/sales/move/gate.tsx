import { Button, Group, Text, Textarea } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../../ui/data/fields/date-field.js';
import { Problem } from '../../../ui/data/states/problem.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { useOpportunity } from '../opportunity/use-opportunity.js';
import { Criteria } from './criteria.js';
import classes from './gate.module.css';
import { gateOf } from './gate-criteria.js';
import { LostFields } from './lost-fields.js';
import { useGateForm } from './use-gate-form.js';
import type { Moves } from './use-move.js';
import { InPlaceForm } from '../../../ui/data/editing/in-place-form.js';

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
  const ready = gate.unmet.length === 0 && form.complete;
  const filled = async () => {
    await reload();
    await moves.recheck();
  };
  return (
    <InPlaceForm
      className={classes.gate}
      labelledBy={heading}
      onSubmit={() => {
        if (ready) void form.submit();
      }}
      onCancel={moves.cancel}
    >
      <Text id={heading} fw={600}>
        {t('gate.title', { stage: words.localised(stage.name) })}
      </Text>
      {gate.all > 0 && (
        <Text size="sm" c="dimmed" role="status">
          {gate.unmet.length === 0 ? t('gate.allMet') : t('gate.met', { met: gate.met.length, all: gate.all })}
        </Text>
      )}
      <Criteria gate={gate} check={check} record={record} reload={reload} onFilled={() => void filled()} />
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
      <Problem size="sm" text={moves.refusal && moves.refusal.code !== 'GATE_UNMET' ? say(moves.refusal) : null} />
      <GateButtons moves={moves} ready={ready} moving={form.moving} />
    </InPlaceForm>
  );
}

const DO = { OPEN: 'gate.move', WON: 'gate.win', LOST: 'gate.lose' } as const;

function GateButtons({
  moves,
  ready,
  moving,
}: {
  readonly moves: Moves;
  readonly ready: boolean;
  readonly moving: boolean;
}) {
  const { t } = useTranslation('sales');
  return (
    <Group gap="xs" justify="flex-end">
      <Button size="xs" variant="subtle" color="gray" onClick={moves.cancel}>
        {t('gate.cancel')}
      </Button>
      <Button size="xs" type="submit" loading={moving} disabled={!ready} data-autofocus={ready || undefined}>
        {t(DO[moves.asked?.stage.meaning ?? 'OPEN'])}
      </Button>
    </Group>
  );
}
