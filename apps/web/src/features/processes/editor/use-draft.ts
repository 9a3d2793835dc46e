import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ProcessDraftFactsFragment,
  ProcessDraftDocument,
  SaveProcessDraftDocument,
} from '../../../graphql/graphql.js';
import type { Refusal } from '../../../ui/data/saving/refusal.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { sayDone } from '../../../ui/layout/said.js';
import {
  type DraftProblem,
  type DraftState,
  draftInput,
  draftState,
  problemsOf,
  type StageState,
} from './draft-state.js';

export interface DraftEditing {
  readonly draft: DraftState;
  readonly problems: readonly DraftProblem[];
  readonly dirty: boolean;
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  readonly change: (change: (draft: DraftState) => DraftState) => void;
  readonly changeStage: (uid: string, change: Partial<StageState>) => void;
  /** Answers the draft as it stands at the server, or nothing when it was refused. */
  readonly save: () => Promise<ProcessDraftFactsFragment | null>;
  /** After a conflict: what somebody else saved, or mine over it. */
  readonly takeTheirs: () => Promise<void>;
  readonly keepMine: () => Promise<void>;
}

/** One draft while it is edited: saved as a whole, and kept on the page when the server refuses it. */
export function useDraft(saved: ProcessDraftFactsFragment): DraftEditing {
  const { t } = useTranslation('processes');
  const client = useApolloClient();
  const send = useSave(SaveProcessDraftDocument);
  const [draft, setDraft] = useState(() => draftState(saved));
  const [dirty, setDirty] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const change = (next: (draft: DraftState) => DraftState) => {
    setDraft(next);
    setDirty(true);
  };
  const saveOver = async (version: number) => {
    setBusy(true);
    const done = await send({ input: draftInput(draft, saved.processId, version) }, { refetch: ['ProcessSettings'] });
    setBusy(false);
    setRefusal(done.ok ? null : done.refusal);
    if (!done.ok) return null;
    const kept = done.data.saveProcessDraft;
    client.writeQuery({
      query: ProcessDraftDocument,
      variables: { processId: saved.processId },
      data: { __typename: 'Query', processDraft: kept },
    });
    setDraft((now) => withKeys(now, kept));
    setDirty(false);
    sayDone(t('editor.saved'));
    return kept;
  };
  return {
    draft,
    problems: problemsOf(draft),
    dirty,
    busy,
    refusal,
    change,
    changeStage: (uid, patch) =>
      change((now) => ({
        ...now,
        stages: now.stages.map((stage) => (stage.uid === uid ? { ...stage, ...patch } : stage)),
      })),
    save: () => saveOver(saved.version),
    keepMine: async () => {
      await saveOver(refusal?.conflict?.currentVersion ?? saved.version);
    },
    takeTheirs: async () => {
      const { data } = await client.query({
        query: ProcessDraftDocument,
        variables: { processId: saved.processId },
        fetchPolicy: 'network-only',
      });
      if (data) setDraft(draftState(data.processDraft));
      setDirty(false);
      setRefusal(null);
    },
  };
}

/** New stages and criteria get their keys and words; what is shown stays where it is. */
const withKeys = (draft: DraftState, kept: ProcessDraftFactsFragment): DraftState => {
  const fresh = draftState(kept);
  return {
    ...fresh,
    stages: fresh.stages.map((stage, index) => ({ ...stage, uid: draft.stages[index]?.uid ?? stage.uid })),
  };
};
