import { DndContext, DragOverlay } from '@dnd-kit/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import type { SaleSearch } from '../filters/sale-search.js';
import { useMove } from '../move/use-move.js';
import { BoardCardView } from './board-card.js';
import { BoardColumnView } from './board-column.js';
import { type BoardCard, type BoardColumn, withMove } from './board-columns.js';
import classes from './board.module.css';
import { useBoardDrag } from './use-board-drag.js';
import { useBoardKeys } from './use-board-keys.js';
import { useCardFocus } from './use-card-focus.js';

export interface BoardProps {
  readonly columns: readonly BoardColumn[];
  readonly openId: string | null;
  readonly mayMove: boolean;
  readonly onOpen: (id: string) => void;
  readonly onPrefetch: (id: string) => void;
  readonly listSearch: (stageId: string) => SaleSearch;
}

/** The columns of a process. A card is moved by pointer, by finger, by keyboard, or by its menu: all end in one move. */
export function Board({ columns: given, openId, mayMove, onOpen, onPrefetch, listSearch }: BoardProps) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const say = useRefusalWords();
  const frame = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  const follow = useCardFocus(frame, given);
  const asking = useMove((sale) => {
    setSaid(t('board.moved', { title: sale.title, stage: words.localised(sale.stage.name) }));
    follow(sale.id);
  });
  const moves = {
    ...asking,
    cancel: () => {
      asking.cancel();
      if (asking.asked) follow(asking.asked.opportunity.id);
    },
  };
  const columns = withMove(given, moves.under);
  const move = (card: BoardCard, stageId: string) => {
    const stage = given.find((column) => column.stage.id === stageId)?.stage;
    if (stage && stage.id !== card.stage.id) void moves.request(card, stage);
  };
  const drag = useBoardDrag(given, move);
  const keys = useBoardKeys({ columns, frame, mayMove, onOpen, onMove: move, onSay: setSaid });
  const shared = {
    openId,
    mayMove,
    moves,
    lifted: keys.lifted,
    onOpen,
    onPrefetch,
    onMove: move,
    stages: given.map((column) => column.stage),
  };
  const first = keys.active ?? columns.find((column) => column.cards.length > 0)?.cards[0]?.id ?? null;
  return (
    <DndContext {...drag.context}>
      <div
        ref={frame}
        className={classes.board}
        onKeyDown={keys.onKeyDown}
        role="group"
        aria-label={t('board.columns')}
        aria-describedby="board-keys"
      >
        {columns.map((column) => (
          <BoardColumnView
            key={column.stage.id}
            column={column}
            target={keys.target === column.stage.id}
            tabbable={first}
            listSearch={listSearch(column.stage.id)}
            onFocus={keys.setActive}
            {...shared}
          />
        ))}
      </div>
      <DragOverlay dropAnimation={null}>{drag.dragged && <BoardCardView card={drag.dragged} overlay />}</DragOverlay>
      <BoardWords said={said} refusal={moves.refusal && moves.asked === null ? say(moves.refusal) : null} />
    </DndContext>
  );
}

/** What is said aloud: how the keys work, what a move did, why one was refused. */
function BoardWords({ said, refusal }: { readonly said: string; readonly refusal: string | null }) {
  const { t } = useTranslation('sales');
  return (
    <>
      <p id="board-keys" className={classes.hidden}>
        {t('board.keys')}
      </p>
      <div className={classes.hidden} role="status" aria-live="assertive">
        {said}
      </div>
      {refusal !== null && (
        <div className={classes.refusal} role="alert">
          {refusal}
        </div>
      )}
    </>
  );
}
