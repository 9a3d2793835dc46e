import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { BoardDocument } from '../../../graphql/graphql.js';
import { RecordPanel } from '../../../ui/data/panel/record-panel.js';
import { refusalOf } from '../../../ui/data/saving/refusal.js';
import { RefusalNotice } from '../../../ui/data/states/refusal-notice.js';
import { useMay } from '../../../ui/data/words/use-viewer.js';
import { OpportunityView } from '../opportunity/opportunity-view.js';
import { Board } from './board.js';
import classes from './board.module.css';
import { BoardSkeleton } from './board-skeleton.js';
import { EmptyBoard } from './empty-board.js';
import { BoardToolbar } from './board-toolbar.js';
import { useBoardAddress } from './use-board-address.js';

/** Where the pipeline stands, and what is stuck. */
export function BoardPage() {
  const { t } = useTranslation('sales');
  const address = useBoardAddress();
  const { search, process } = address;
  const mayWrite = useMay('opportunity.write');
  const { data, previousData, error, refetch } = useQuery(BoardDocument, {
    variables: { processId: process?.id ?? '', filter: address.filter, cardsPerColumn: 50 },
    skip: process === null,
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const board = (data ?? previousData)?.board ?? null;
  const refusal = useMemo(() => (error ? refusalOf(error) : null), [error]);
  const nothing = board !== null && board.columns.every((column) => column.cards.length === 0) && address.unfiltered;
  return (
    <RecordPanel
      label={t('opportunity.panel')}
      onClose={address.close}
      onExpand={() => search.open && address.goPage(search.open)}
      panel={
        search.open ? (
          <OpportunityView
            key={search.open}
            id={search.open}
            layout="panel"
            tab={search.tab ?? 'overview'}
            onTab={address.setTab}
            onGone={address.close}
          />
        ) : null
      }
    >
      <section className={classes.page} aria-label={t('board.label')}>
        <BoardToolbar address={address} board={board} />
        {board === null && refusal && <RefusalNotice refusal={refusal} onRetry={() => void refetch()} />}
        {board === null && !refusal && <BoardSkeleton />}
        {nothing && <EmptyBoard />}
        {board !== null && !nothing && (
          <Board
            columns={board.columns}
            openId={search.open ?? null}
            mayMove={mayWrite}
            onOpen={address.open}
            onPrefetch={address.prefetch}
            listSearch={address.listSearch}
          />
        )}
      </section>
    </RecordPanel>
  );
}
