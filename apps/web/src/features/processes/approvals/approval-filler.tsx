import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MoveCheckQuery, RequestStageApprovalDocument } from '../../../graphql/graphql.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { Problem } from '../../../ui/data/states/problem.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import classes from './approvals.module.css';

export type MissingApproval = MoveCheckQuery['moveCheck']['approvals'][number];

export interface ApprovalFillerProps {
  readonly opportunityId: string;
  readonly missing: MissingApproval;
  readonly onAsked: () => void;
}

/** Who may let the sale go on; asking them is one gesture, and what they said stands here. */
export function ApprovalFiller({ opportunityId, missing, onAsked }: ApprovalFillerProps) {
  const { t } = useTranslation('processes');
  const words = useWords();
  const { people, request, role } = missing;
  const names = people.map(({ name }) => name).join(', ');
  if (request?.state === 'PENDING') {
    return (
      <div className={classes.asked} role="status">
        {t('approvals.pending', { person: request.requestedBy.name, when: words.moment(request.requestedAt) })}
        {names && <span className={classes.people}>{t('approvals.decides', { names })}</span>}
      </div>
    );
  }
  return (
    <div className={classes.asked}>
      {request?.state === 'REFUSED' && (
        <span>
          {t('approvals.wasRefused', { person: request.decidedBy ?? '' })} <q>{request.decisionNote}</q>
        </span>
      )}
      <span className={classes.people}>
        {names ? t('approvals.decides', { names }) : t('approvals.nobody', { role: words.localised(role) })}
      </span>
      <Ask opportunityId={opportunityId} missing={missing} onAsked={onAsked} />
    </div>
  );
}

function Ask({ opportunityId, missing: { stageId, roleId }, onAsked }: ApprovalFillerProps) {
  const { t } = useTranslation('processes');
  const say = useRefusalWords();
  const send = useSave(RequestStageApprovalDocument);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const ask = async () => {
    setBusy(true);
    const done = await send({ input: { opportunityId, stageId, roleId, note: note.trim() || null } });
    setBusy(false);
    setProblem(done.ok ? null : say(done.refusal));
    if (done.ok) onAsked();
  };
  return (
    <>
      <Textarea
        size="xs"
        autosize
        minRows={1}
        aria-label={t('approvals.note')}
        placeholder={t('approvals.note')}
        value={note}
        onChange={({ currentTarget: { value } }) => setNote(value)}
      />
      <Button size="xs" variant="light" loading={busy} onClick={() => void ask()} style={{ alignSelf: 'flex-start' }}>
        {t('approvals.ask')}
      </Button>
      <Problem text={problem} />
    </>
  );
}
