import { type DragEndEvent, MouseSensor, pointerWithin, TouchSensor, useSensor, useSensors } from '@dnd-kit/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityFactsFragment } from '../../../../graphql/graphql.js';
import type { CalendarDate } from '../../../../ui/data/time/calendar.js';
import { useWords } from '../../../../ui/data/words/use-words.js';

/** By mouse at once, by finger after a moment's rest so that a swipe still scrolls. */
export function useEntryDrag(
  activities: readonly ActivityFactsFragment[],
  onMove: (activity: ActivityFactsFragment, day: CalendarDate) => Promise<void>,
) {
  const [dragged, setDragged] = useState<ActivityFactsFragment | null>(null);
  const { t } = useTranslation('sales');
  const words = useWords();
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
  );
  const find = (id: unknown) => activities.find((one) => one.id === id) ?? null;
  const dayOf = (over: DragEndEvent['over']): CalendarDate | null => {
    const date: unknown = over?.data.current?.['date'];
    return typeof date === 'string' ? date : null;
  };
  const announce = (over: DragEndEvent['over']) => {
    const day = dayOf(over);
    return day === null ? t('calendar.putBack') : t('calendar.over', { day: words.fullDate(day) });
  };
  return {
    dragged,
    context: {
      sensors,
      collisionDetection: pointerWithin,
      accessibility: {
        announcements: {
          onDragStart: ({ active }: Pick<DragEndEvent, 'active'>) =>
            t('calendar.lifted', { subject: find(active.id)?.subject ?? '' }),
          onDragOver: ({ over }: Pick<DragEndEvent, 'over'>) => announce(over),
          onDragEnd: ({ over }: Pick<DragEndEvent, 'over'>) => announce(over),
          onDragCancel: () => t('calendar.putBack'),
        },
        screenReaderInstructions: { draggable: t('calendar.keys') },
      },
      onDragStart: ({ active }: Pick<DragEndEvent, 'active'>) => setDragged(find(active.id)),
      onDragCancel: () => setDragged(null),
      onDragEnd: ({ active, over }: DragEndEvent) => {
        setDragged(null);
        const [activity, day] = [find(active.id), dayOf(over)];
        if (activity && day) void onMove(activity, day);
      },
    },
  };
}
