import { type KeyboardEvent, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../ui/data/words/use-words.js';
import { type BoardCard, type BoardColumn, neighbour, placeOf } from './board-columns.js';
import { focusCard } from './use-card-focus.js';

export interface BoardKeys {
  readonly columns: readonly BoardColumn[];
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly mayMove: boolean;
  readonly onOpen: (id: string) => void;
  readonly onMove: (card: BoardCard, stageId: string) => void;
  readonly onSay: (words: string) => void;
}

/** Arrows walk, space lifts, arrows choose the column, space drops, Escape puts back; every step is said aloud. */
export function useBoardKeys({ columns, frame, mayMove, onOpen, onMove, onSay }: BoardKeys) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const [active, setActive] = useState<string | null>(null);
  const [lift, setLift] = useState<{ card: BoardCard; column: number } | null>(null);
  const nameOf = (at: number) => {
    const stage = columns[at]?.stage;
    return stage ? words.localised(stage.name) : '';
  };
  const focus = (id: string) => {
    setActive(id);
    focusCard(frame.current, id);
  };
  const whileLifted = (key: string, now: NonNullable<typeof lift>) => {
    if (key === 'Escape' || key === 'Tab') {
      setLift(null);
      onSay(t('board.putBack'));
    } else if (key === ' ' || key === 'Enter') {
      setLift(null);
      const stage = columns[now.column]?.stage;
      onSay(t('board.dropped', { stage: nameOf(now.column) }));
      if (stage) onMove(now.card, stage.id);
      focus(now.card.id);
    } else if (key === 'ArrowLeft' || key === 'ArrowRight') {
      const column = Math.max(0, Math.min(columns.length - 1, now.column + (key === 'ArrowRight' ? 1 : -1)));
      setLift({ ...now, column });
      onSay(t('board.over', { stage: nameOf(column) }));
      frame.current?.children[column]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    } else return false;
    return true;
  };
  const whileWalking = (key: string, id: string) => {
    const place = placeOf(columns, id);
    const card = place && columns[place.column]?.cards[place.card];
    if (!place || !card) return false;
    if (key === 'Enter') onOpen(id);
    else if (key === ' ' && mayMove) {
      setLift({ card, column: place.column });
      onSay(t('board.liftedKeys', { title: card.title }));
    } else if (key.startsWith('Arrow')) {
      const next = neighbour(columns, place, key);
      if (next) focus(next.id);
    } else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const id = event.target instanceof HTMLElement ? event.target.dataset['card'] : undefined;
    if (id === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const done = lift ? whileLifted(event.key, lift) : whileWalking(event.key, id);
    if (!done || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    active,
    setActive,
    onKeyDown,
    lifted: lift?.card.id ?? null,
    target: lift ? (columns[lift.column]?.stage.id ?? null) : null,
  };
}
