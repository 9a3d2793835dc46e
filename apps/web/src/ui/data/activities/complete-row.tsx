import { Button, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityFactsFragment, ActivityKind } from '../../../graphql/graphql.js';
import { DateField } from '../fields/date-field.js';
import { useRefusalWords } from '../saving/use-refusal-words.js';
import { useWords } from '../words/use-words.js';
import classes from './activities.module.css';
import { dueFrom } from './activity-times.js';
import { KindMenu } from './kind-menu.js';
import { useActivityActions } from './use-activity-actions.js';

export interface CompleteRowProps {
  readonly activity: ActivityFactsFragment;
  readonly onClose: () => void;
}

/** What came of it, and what comes next, in one row: both are saved together, so no sale is left without a next step. */
export function CompleteRow({ activity, onClose }: CompleteRowProps) {
  const { t } = useTranslation('data');
  const form = useCompletion(activity, onClose);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && !event.defaultPrevented) void form.save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className={classes.complete}
      onKeyDown={onKeyDown}
      role="group"
      aria-label={t('activity.complete', { subject: activity.subject })}
    >
      <TextInput
        size="xs"
        autoFocus
        className={classes.grow}
        aria-label={t('activity.outcome')}
        placeholder={t('activity.outcomePlaceholder')}
        value={form.outcome}
        onChange={(event) => form.setOutcome(event.currentTarget.value)}
      />
      <span className={classes.then}>{t('activity.then')}</span>
      <KindMenu value={form.kind} onChange={form.setKind} />
      <TextInput
        size="xs"
        className={classes.grow}
        aria-label={t('activity.followUp')}
        placeholder={t('activity.followUpPlaceholder')}
        value={form.next}
        onChange={(event) => form.setNext(event.currentTarget.value)}
      />
      <div className={classes.when}>
        <DateField
          size="xs"
          withTime
          ariaLabel={t('activity.followUpWhen')}
          value={form.when}
          onChange={form.setWhen}
          error={form.whenProblem}
        />
      </div>
      <Button size="xs" loading={form.saving} onClick={() => void form.save()}>
        {t('activity.done')}
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={onClose}>
        {t('activity.cancel')}
      </Button>
      {form.problem && (
        <p className={classes.problem} role="alert">
          {form.problem}
        </p>
      )}
    </div>
  );
}

function useCompletion(activity: ActivityFactsFragment, onClose: () => void) {
  const { t } = useTranslation('data');
  const say = useRefusalWords();
  const words = useWords();
  const actions = useActivityActions();
  const [outcome, setOutcome] = useState('');
  const [kind, setKind] = useState<ActivityKind>('CALL');
  const [next, setNext] = useState('');
  const [when, setWhen] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [whenProblem, setWhenProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);

  const save = async () => {
    const due = when.trim() === '' ? null : dueFrom(when, words.today, words.timeZone);
    if (when.trim() !== '' && due === null) return setWhenProblem(t('date.unreadable'));
    const wantsNext = next.trim() !== '' || due !== null;
    setSaving(true);
    const followUp = wantsNext
      ? {
          kind,
          subject: next.trim() || t('activity.followUpOf', { subject: activity.subject }),
          opportunityId: activity.opportunity?.id ?? null,
          customerId: activity.customer?.id ?? null,
          contactId: activity.contact?.id ?? null,
          ...(due ?? {}),
        }
      : null;
    const done = await actions.complete(activity, outcome.trim() || null, followUp);
    setSaving(false);
    if (done.ok) onClose();
    else setProblem(say(done.refusal));
  };
  const changeWhen = (text: string) => {
    setWhen(text);
    setWhenProblem(null);
  };
  return {
    outcome,
    setOutcome,
    kind,
    setKind,
    next,
    setNext,
    when,
    setWhen: changeWhen,
    whenProblem,
    problem,
    saving,
    save,
  };
}
