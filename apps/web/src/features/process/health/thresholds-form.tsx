import { Alert, Button, NumberInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangeHealthThresholdsDocument } from '../../../graphql/graphql.js';
import type { Refusal } from '../../../ui/data/saving/refusal.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { useLeaveGuard } from '../../../ui/forms/use-leave-guard.js';
import { useSaveKeys } from '../../../ui/forms/use-save-keys.js';
import { sayDone } from '../../../ui/layout/said.js';
import classes from '../process.module.css';
import { type ProcessThresholds, THRESHOLD_OF, type ThresholdName } from './threshold-names.js';

export interface ThresholdsFormProps {
  readonly process: ProcessThresholds;
  readonly onSaved: () => void;
}

const NAMES = Object.values(THRESHOLD_OF);

/** Sends only the limits that the person changed. */
export function ThresholdsForm({ process, onSaved }: ThresholdsFormProps) {
  const { t } = useTranslation('process');
  const say = useRefusalWords();
  const send = useSave(ChangeHealthThresholdsDocument);
  const [values, setValues] = useState<Partial<Record<ThresholdName, number | string>>>({});
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const changed = NAMES.filter((name) => values[name] !== undefined && values[name] !== process.thresholds[name]);
  const whole = changed.every((name) => typeof values[name] === 'number');
  useLeaveGuard(changed.length > 0);
  const save = async () => {
    if (changed.length === 0 || !whole || busy) return;
    setBusy(true);
    const thresholds = Object.fromEntries(changed.map((name) => [name, values[name]]));
    const input = { processId: process.processId, expectedVersion: process.version, thresholds };
    const done = await send({ input }, { refetch: ['ProcessHealth'] });
    setBusy(false);
    setRefusal(done.ok ? null : done.refusal);
    if (!done.ok) return;
    setValues({});
    sayDone(t('thresholds.saved'));
    onSaved();
  };
  useSaveKeys(() => void save(), changed.length > 0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  const problem = (name: ThresholdName) => {
    const found = refusal?.fields.find(({ path }) => path === `thresholds.${name}`);
    if (found) return say(found);
    return values[name] === '' ? t('thresholds.whole') : null;
  };
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {refusal?.code === 'CONFLICT' ? (
        <Alert color="yellow" role="alert">
          {t('thresholds.conflict')}
        </Alert>
      ) : (
        <FormRefusal refusal={refusal} />
      )}
      {NAMES.map((name, at) => (
        <NumberInput
          key={name}
          label={t(`threshold.${name}`)}
          value={values[name] ?? process.thresholds[name]}
          onChange={(value) => {
            setValues((now) => ({ ...now, [name]: value }));
            setRefusal(null);
          }}
          allowDecimal={false}
          allowNegative={false}
          error={problem(name)}
          data-autofocus={at === 0 || undefined}
        />
      ))}
      <Button type="submit" loading={busy} disabled={changed.length === 0 || !whole} style={{ alignSelf: 'flex-end' }}>
        {t('thresholds.save')}
      </Button>
    </form>
  );
}
