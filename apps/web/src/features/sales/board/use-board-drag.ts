import {
  type DragEndEvent,
  type DragStartEvent,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../ui/data/words/use-words.js';
import type { BoardCard, BoardColumn } from './board-columns.js';

/** Dragging by mouse, and by finger after a moment's rest so that a swipe still scrolls. The keyboard has its own way. */
export function useBoardDrag(columns: readonly BoardColumn[], onMove: (card: BoardCard, stageId: string) => void) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const [dragged, setDragged] = useState<BoardCard | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
  );
  const cardOf = (id: unknown) => columns.flatMap((column) => column.cards).find((card) => card.id === id) ?? null;
  const stageName = (id: unknown) => {
    const stage = columns.find((column) => column.stage.id === id)?.stage;
    return stage ? words.localised(stage.name) : '';
  };
  const title = (id: unknown) => cardOf(id)?.title ?? '';
  const announcements = {
    onDragStart: ({ active }: DragStartEvent) => t('board.lifted', { title: title(active.id) }),
    onDragOver: ({ over }: Pick<DragEndEvent, 'over'>) =>
      over ? t('board.over', { stage: stageName(over.id) }) : undefined,
    onDragEnd: ({ over }: Pick<DragEndEvent, 'over'>) =>
      over ? t('board.dropped', { stage: stageName(over.id) }) : t('board.putBack'),
    onDragCancel: () => t('board.putBack'),
  };
  return {
    dragged,
    context: {
      sensors,
      collisionDetection: pointerWithin,
      accessibility: { announcements, screenReaderInstructions: { draggable: t('board.keys') } },
      onDragStart: ({ active }: DragStartEvent) => setDragged(cardOf(active.id)),
      onDragCancel: () => setDragged(null),
      onDragEnd: ({ active, over }: DragEndEvent) => {
        setDragged(null);
        const card = cardOf(active.id);
        if (card && over) onMove(card, String(over.id));
      },
    },
  };
}
