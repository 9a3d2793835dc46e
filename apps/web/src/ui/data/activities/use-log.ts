import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityKind } from '../../../graphql/graphql.js';
import { useRefusalWords } from '../saving/use-refusal-words.js';
import { useWords } from '../words/use-words.js';
import { dayAtEnd, dueFrom } from './activity-times.js';
import { useActivityActions } from './use-activity-actions.js';

/** What an activity belongs to. */
export interface About {
  readonly opportunityId?: string;
  readonly customerId?: string;
}

export interface LogOptions {
  readonly about: About;
  readonly kind?: ActivityKind;
  readonly planning?: boolean;
  readonly onSaved?: () => void;
}

/** A line about something done or planned and, in the same breath, about what comes next. */
export function useLog({ about, kind: given, planning = false, onSaved }: LogOptions) {
  const { t } = useTranslation('data');
  const say = useRefusalWords();
  const words = useWords();
  const actions = useActivityActions();
  const [kind, setKind] = useState<ActivityKind>(given ?? 'CALL');
  const [fields, setFields] = useState(BLANK);
  const [nextKind, setNextKind] = useState<ActivityKind>('CALL');
  const [saving, setSaving] = useState(false);
  const due = fields.when.trim() === '' ? null : dueFrom(fields.when, words.today, words.timeZone);
  const ending = fields.nextWhen.trim() === '' ? dayAtEnd(fields.next, words.today, words.timeZone) : null;
  const nextDue = ending?.due ?? dueFrom(fields.nextWhen, words.today, words.timeZone);
  const now = new Date().toISOString();
  const planned = planning || (due !== null && due.dueAt > now);
  const set = (field: keyof typeof BLANK) => (text: string) =>
    setFields((before) => ({ ...before, [field]: text, problem: '', whenProblem: '', nextProblem: '' }));
  const refuse = (field: 'problem' | 'whenProblem' | 'nextProblem', sentence: string) =>
    setFields((before) => ({ ...before, [field]: sentence }));

  const save = async () => {
    if (fields.what.trim() === '') return;
    if (fields.when.trim() !== '' && due === null) return refuse('whenProblem', t('date.unreadable'));
    if (fields.nextWhen.trim() !== '' && nextDue === null) return refuse('nextProblem', t('date.unreadable'));
    setSaving(true);
    const time = planned ? (due ?? {}) : { doneAt: due?.dueAt ?? now };
    const first = await actions.create({ kind: given ?? kind, subject: fields.what.trim(), ...about, ...time });
    const wantsNext = fields.next.trim() !== '' || nextDue !== null;
    const subject =
      (ending?.subject ?? fields.next.trim()) || t('activity.followUpOf', { subject: fields.what.trim() });
    const second =
      first.ok && wantsNext ? await actions.create({ kind: nextKind, subject, ...about, ...(nextDue ?? {}) }) : first;
    setSaving(false);
    if (!first.ok) return refuse('problem', say(first.refusal));
    setFields(second.ok ? BLANK : { ...BLANK, what: subject, when: fields.nextWhen, problem: say(second.refusal) });
    if (second.ok) onSaved?.();
  };
  return {
    ...fields,
    kind,
    setKind,
    nextKind,
    setNextKind,
    setWhat: set('what'),
    setWhen: set('when'),
    setNext: set('next'),
    setNextWhen: set('nextWhen'),
    nextDue,
    planned,
    saving,
    save,
  };
}

const BLANK = { what: '', when: '', next: '', nextWhen: '', problem: '', whenProblem: '', nextProblem: '' };
