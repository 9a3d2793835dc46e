import { Button } from '@mantine/core';
import { IconCopyCheck } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  DismissDuplicateDocument,
  DuplicateReportDocument,
  type DuplicateReportQuery,
  type DuplicateSideFactsFragment,
} from '../../../graphql/graphql.js';
import { useConnection } from '../../../ui/data/collection/use-connection.js';
import { RecordLink } from '../../../ui/data/records/record-link.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { EmptyState } from '../../../ui/data/states/empty-state.js';
import { Problem } from '../../../ui/data/states/problem.js';
import { useMay } from '../../../ui/data/words/use-viewer.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { Answer } from '../../../ui/layout/answer.js';
import { Card } from '../../../ui/layout/card.js';
import { Page } from '../../../ui/layout/page.js';
import { useState } from 'react';
import classes from './duplicates.module.css';
import { Likenesses } from './likenesses.js';

type Pair = DuplicateReportQuery['duplicateReport']['nodes'][number];

/** Customers that are probably there twice, the surest first. */
export function DuplicatesPage() {
  const { t } = useTranslation('customers');
  const loaded = useConnection(DuplicateReportDocument, 'duplicateReport', {});
  const asked = { data: loaded.rows ?? undefined, refusal: loaded.refusal, refetch: async () => loaded.retry() };
  return (
    <Page title={t('duplicates.title')} text={t('duplicates.text')}>
      <Answer asked={asked} lines={8}>
        {(pairs) =>
          pairs.length === 0 ? (
            <EmptyState
              icon={<IconCopyCheck size={36} />}
              title={t('duplicates.none')}
              text={t('duplicates.noneHint')}
            />
          ) : (
            <Card flush>
              <ul className={classes.pairs}>
                {pairs.map((pair) => (
                  <PairLine key={`${pair.first.id} ${pair.second.id}`} pair={pair} />
                ))}
              </ul>
              {loaded.hasMore && (
                <Button variant="subtle" fullWidth loading={loaded.loadingMore} onClick={loaded.loadMore}>
                  {t('activities.more')}
                </Button>
              )}
            </Card>
          )
        }
      </Answer>
    </Page>
  );
}

function PairLine({ pair }: { readonly pair: Pair }) {
  const { t } = useTranslation('customers');
  const words = useWords();
  const navigate = useNavigate();
  const mayMerge = useMay('customer.delete');
  const mayDismiss = useMay('customer.write');
  const { dismiss, gone, problem } = useDismiss(pair);
  if (gone) return null;
  const { first, second } = pair;
  return (
    <li className={classes.pair} aria-label={t('duplicates.pair', { first: first.name, second: second.name })}>
      <div className={classes.why}>
        <span className={classes.sure}>{words.percent(pair.confidence)}</span>
        <Likenesses likenesses={pair.likenesses} />
        <span className={classes.about}>{pair.shared.join(' · ')}</span>
      </div>
      <Side side={first} />
      <Side side={second} />
      <div className={classes.actions}>
        {mayMerge && (
          <Button
            size="xs"
            onClick={() => void navigate({ to: '/customers/merge', search: { winner: first.id, loser: second.id } })}
          >
            {t('duplicates.merge')}
          </Button>
        )}
        {mayDismiss && (
          <Button size="xs" variant="default" onClick={() => void dismiss()}>
            {t('duplicates.dismiss')}
          </Button>
        )}
        <Problem text={problem} />
      </div>
    </li>
  );
}

function Side({ side }: { readonly side: DuplicateSideFactsFragment }) {
  const { t } = useTranslation('customers');
  const words = useWords();
  const about = [side.taxId, side.city, side.owner].filter(Boolean).join(' · ');
  return (
    <div className={classes.side}>
      <RecordLink kind="customer" id={side.id} name={side.name} />
      <span className={classes.about}>{about}</span>
      <span className={classes.about}>
        {t('duplicates.has', {
          sales: words.number(side.sales, 0),
          contacts: words.number(side.contacts, 0),
          since: words.shortMoment(side.createdAt),
        })}
      </span>
    </div>
  );
}

function useDismiss({ first, second }: Pair) {
  const say = useRefusalWords();
  const send = useSave(DismissDuplicateDocument);
  const [gone, setGone] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const dismiss = async () => {
    setGone(true);
    const saved = await send({ firstId: first.id, secondId: second.id });
    if (saved.ok) return;
    setGone(false);
    setProblem(say(saved.refusal));
  };
  return { dismiss, gone, problem };
}
