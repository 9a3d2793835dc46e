import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDate } from '../../../ui/data/fields/parse-date.js';
import { dateToType } from '../../../ui/data/words/dates.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import type { LostDraft } from './lost-fields.js';
import type { Moves } from './use-move.js';

/** What a move asks of a person, until all of it is there. */
export function useGateForm(moves: Moves) {
  const { t } = useTranslation('data');
  const words = useWords();
  const [reason, setReason] = useState('');
  const [lost, setLost] = useState<LostDraft>({ reasonId: null, competitorId: null, note: '' });
  const [closedOn, setClosedOn] = useState(dateToType(words.today));
  const [dateProblem, setDateProblem] = useState<string | null>(null);
  const [moving, setMoving] = useState(false);
  const hasReason = !moves.asked?.check.needsReason || reason.trim() !== '';
  const complete = hasReason && (moves.asked?.stage.meaning !== 'LOST' || lost.reasonId !== null);
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
  return { reason, setReason, lost, setLost, closedOn, setClosedOn, dateProblem, moving, complete, submit };
}
