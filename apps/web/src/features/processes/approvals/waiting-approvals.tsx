import { useQuery } from '@apollo/client/react';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ApprovalsWaitingDocument,
  type ApprovalsWaitingQuery,
  DecideStageApprovalDocument,
} from '../../../graphql/graphql.js';
import { RecordLink } from '../../../ui/data/records/record-link.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { Problem } from '../../../ui/data/states/problem.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { sayDone } from '../../../ui/layout/said.js';
import { Section } from '../../sales/home/section.js';
import classes from './approvals.module.css';

type Waiting = ApprovalsWaitingQuery['approvalsWaiting'][number];

/** Sales that stand still until this person says yes or no. */
export function WaitingApprovals() {
  const { t } = useTranslation('processes');
  const { data } = useQuery(ApprovalsWaitingDocument, { fetchPolicy: 'cache-and-network' });
  const waiting = data?.approvalsWaiting ?? [];
  if (waiting.length === 0) return null;
  return (
    <Section title={t('approvals.title')} count={waiting.length}>
      <ul className={classes.list}>
        {waiting.map((request) => (
          <WaitingApproval key={request.id} request={request} />
        ))}
      </ul>
    </Section>
  );
}

function WaitingApproval({ request }: { readonly request: Waiting }) {
  const { t } = useTranslation('processes');
  const words = useWords();
  const { opportunity, customer, amount, stage, requestedBy, requestedAt, note } = request;
  return (
    <li className={classes.request}>
      <div className={classes.words}>
        <span className={classes.sale}>
          <RecordLink kind="opportunity" id={opportunity.id} name={opportunity.title} />
          {amount && <span className={classes.amount}>{words.money(amount)}</span>}
        </span>
        <span className={classes.facts}>
          {customer && `${customer.name} · `}
          {t('approvals.leaves', { stage: words.localised(stage) })} · {requestedBy.name}, {words.moment(requestedAt)}
        </span>
        {note && <q className={classes.note}>{note}</q>}
      </div>
      <Decision request={request} />
    </li>
  );
}

/** Yes is one gesture; no needs a word, so that whoever asked knows what to do next. */
function Decision({ request: { id, opportunity } }: { readonly request: Waiting }) {
  const { t } = useTranslation('processes');
  const say = useRefusalWords();
  const send = useSave(DecideStageApprovalDocument);
  const [refusing, setRefusing] = useState(false);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const decide = async (approved: boolean) => {
    setBusy(true);
    const input = { id, approved, note: note.trim() || null };
    const done = await send({ input }, { refetch: ['ApprovalsWaiting', 'MoveCheck', 'MyDay'] });
    setBusy(false);
    setProblem(done.ok ? null : say(done.refusal));
    if (done.ok) sayDone(t(approved ? 'approvals.approved' : 'approvals.refused', { sale: opportunity.title }));
  };
  return (
    <div className={classes.decision}>
      {refusing && (
        <Textarea
          size="xs"
          autosize
          minRows={2}
          autoFocus
          label={t('approvals.why')}
          value={note}
          onChange={({ currentTarget: { value } }) => setNote(value)}
        />
      )}
      <div className={classes.buttons}>
        {refusing ? (
          <>
            <Button size="xs" variant="default" onClick={() => setRefusing(false)}>
              {t('approvals.back')}
            </Button>
            <Button
              size="xs"
              color="red"
              loading={busy}
              disabled={note.trim() === ''}
              onClick={() => void decide(false)}
            >
              {t('approvals.refuse')}
            </Button>
          </>
        ) : (
          <>
            <Button size="xs" variant="default" onClick={() => setRefusing(true)}>
              {t('approvals.refuse')}
            </Button>
            <Button size="xs" loading={busy} onClick={() => void decide(true)}>
              {t('approvals.approve')}
            </Button>
          </>
        )}
      </div>
      <Problem text={problem} />
    </div>
  );
}
