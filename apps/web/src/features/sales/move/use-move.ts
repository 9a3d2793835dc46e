import { useApolloClient } from '@apollo/client/react';
import { useCallback, useState } from 'react';
import {
  MoveCheckDocument,
  type MoveCheckQuery,
  type MoveInput,
  MoveOpportunityDocument,
  type OpportunityFactsFragment,
  OpportunityFactsFragmentDoc,
} from '../../../graphql/graphql.js';
import { type Refusal, refusalOf } from '../../../ui/data/saving/refusal.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import type { PathStage } from '../../../ui/data/stages/state-path.js';
import { AFTER_SALE } from '../opportunity/use-opportunity-save.js';

export type MoveCheck = MoveCheckQuery['moveCheck'];

/** A move that needs something before it can happen. */
export interface AskedMove {
  readonly opportunity: OpportunityFactsFragment;
  readonly stage: PathStage;
  readonly check: MoveCheck;
}

export interface Moves {
  readonly asked: AskedMove | null;
  /** The sale on its way and where to, from the gesture until the server has answered. */
  readonly under: { readonly id: string; readonly stageId: string } | null;
  readonly refusal: Refusal | null;
  readonly request: (opportunity: OpportunityFactsFragment, stage: PathStage) => Promise<void>;
  readonly recheck: () => Promise<void>;
  readonly submit: (more: MoveDetails) => Promise<void>;
  readonly cancel: () => void;
}

export type MoveDetails = Pick<MoveInput, 'reason' | 'lostReasonId' | 'competitorId' | 'lostNote' | 'closedOn'>;

/**
 * Moves a sale to a stage: at once when nothing stands in the way, otherwise the gate is asked about and everything
 * filled in there is saved by itself, so that giving up loses nothing.
 */
export function useMove(onMoved?: (opportunity: OpportunityFactsFragment) => void): Moves {
  const client = useApolloClient();
  const move = useSave(MoveOpportunityDocument);
  const [asked, setAsked] = useState<AskedMove | null>(null);
  const [under, setUnder] = useState<Moves['under']>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const checkOf = useCallback(
    async (id: string, stageId: string): Promise<MoveCheck | null> => {
      try {
        const { data } = await client.query({
          query: MoveCheckDocument,
          variables: { id, stageId },
          fetchPolicy: 'network-only',
        });
        return data?.moveCheck ?? null;
      } catch (error) {
        setRefusal(refusalOf(error));
        return null;
      }
    },
    [client],
  );

  const send = useCallback(
    async (opportunity: OpportunityFactsFragment, stage: PathStage, more: MoveDetails): Promise<boolean> => {
      const input = { id: opportunity.id, expectedVersion: opportunity.version, stageId: stage.id, ...more };
      const saved = await move({ input }, { refetch: AFTER_SALE });
      setRefusal(saved.ok ? null : saved.refusal);
      if (saved.ok) onMoved?.(saved.data.moveOpportunity);
      return saved.ok;
    },
    [move, onMoved],
  );

  const request = useCallback(
    async (opportunity: OpportunityFactsFragment, stage: PathStage) => {
      setRefusal(null);
      setUnder({ id: opportunity.id, stageId: stage.id });
      const check = await checkOf(opportunity.id, stage.id);
      const clear =
        check !== null &&
        check.unmet.length === 0 &&
        !check.needsReason &&
        !check.needsLostReason &&
        stage.meaning === 'OPEN';
      if (check !== null && !clear) setAsked({ opportunity, stage, check });
      if (clear) await send(opportunity, stage, {});
      setUnder(null);
    },
    [checkOf, send],
  );

  const recheck = useCallback(async () => {
    if (!asked) return;
    const check = await checkOf(asked.opportunity.id, asked.stage.id);
    if (check) setAsked((now) => now && { ...now, check });
  }, [asked, checkOf]);

  const submit = async (more: MoveDetails) => {
    if (!asked) return;
    const current = readCurrent(client, asked.opportunity);
    if (await send(current, asked.stage, more)) setAsked(null);
    else await recheck();
  };

  return { asked, under, refusal, request, recheck, submit, cancel: () => setAsked(null) };
}

/** What the gate saved has moved the version on: the move names the newest one that the cache knows. */
function readCurrent(
  client: ReturnType<typeof useApolloClient>,
  opportunity: OpportunityFactsFragment,
): OpportunityFactsFragment {
  const known = client.readFragment({
    fragment: OpportunityFactsFragmentDoc,
    fragmentName: 'OpportunityFacts',
    id: `Opportunity:${opportunity.id}`,
  });
  return known && known.version > opportunity.version ? { ...opportunity, version: known.version } : opportunity;
}
