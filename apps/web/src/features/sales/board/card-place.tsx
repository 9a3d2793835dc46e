import { useDraggable } from '@dnd-kit/core';
import { ActionIcon, Menu, Popover } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { usePrefetch } from '../../../ui/data/collection/use-prefetch.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { Gate } from '../move/gate.js';
import { BoardCardView } from './board-card.js';
import type { BoardColumnProps } from './board-column-props.js';
import type { BoardCard } from './board-columns.js';
import classes from './board.module.css';

export interface CardPlaceProps extends BoardColumnProps {
  readonly card: BoardCard;
}

/** A card in its place: what can be done with it. Its gate, when a move needs one, opens beside it. */
export function CardPlace(props: CardPlaceProps) {
  const { card, moves, openId, lifted, mayMove, onOpen, onFocus } = props;
  const { t } = useTranslation('sales');
  const words = useWords();
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: card.id, disabled: !mayMove });
  const prefetch = usePrefetch((one: BoardCard) => props.onPrefetch(one.id));
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const asked = moves.asked?.opportunity.id === card.id;
  const open = (event: MouseEvent) => {
    if (event.target instanceof HTMLElement && event.target.closest('button')) return;
    onOpen(card.id);
  };
  const label = [card.title, card.customer?.name, card.amount && words.money(card.amount)].filter(Boolean).join(', ');
  return (
    <li ref={setNodeRef} className={classes.place} data-dragging={isDragging || undefined} {...listeners}>
      <Popover
        withRoles={false}
        opened={asked}
        onClose={moves.cancel}
        position={narrow ? 'bottom' : 'right-start'}
        width={narrow ? 320 : 360}
        shadow="lg"
        withinPortal
        trapFocus
        returnFocus
        closeOnClickOutside={false}
        middlewares={{ flip: true, shift: { padding: 8 } }}
      >
        <Popover.Target>
          <div
            role="button"
            data-card={card.id}
            data-open={openId === card.id || undefined}
            data-lifted={lifted === card.id || undefined}
            data-moving={moves.under?.id === card.id || undefined}
            aria-label={label}
            aria-roledescription={mayMove ? t('board.cardRole') : undefined}
            tabIndex={props.tabbable === card.id ? 0 : -1}
            className={classes.handle}
            onClick={open}
            onFocus={() => {
              onFocus(card.id);
              prefetch.rest(card);
            }}
            onMouseEnter={() => prefetch.rest(card)}
            onMouseLeave={prefetch.leave}
          >
            <BoardCardView card={card} />
          </div>
        </Popover.Target>
        <Popover.Dropdown
          onKeyDown={(event) => event.stopPropagation()}
          onMouseDown={(event) => event.stopPropagation()}
          onTouchStart={(event) => event.stopPropagation()}
        >
          {asked && <Gate moves={moves} />}
        </Popover.Dropdown>
      </Popover>
      {mayMove && <MoveMenu {...props} />}
    </li>
  );
}

/** The way that needs no dragging. */
function MoveMenu({ card, stages, onMove }: CardPlaceProps) {
  const { t } = useTranslation('sales');
  const words = useWords();
  return (
    <Menu shadow="md" position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          className={classes.menu}
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('board.moveCard', { title: card.title })}
          onMouseDown={(event) => event.stopPropagation()}
          onTouchStart={(event) => event.stopPropagation()}
        >
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown onMouseDown={(event) => event.stopPropagation()} onTouchStart={(event) => event.stopPropagation()}>
        <Menu.Label>{t('board.moveTo')}</Menu.Label>
        {stages
          .filter((stage) => stage.id !== card.stage.id)
          .map((stage) => (
            <Menu.Item key={stage.id} onClick={() => onMove(card, stage.id)}>
              {words.localised(stage.name)}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
