import { Badge, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DimensionFactsFragment } from '../../../graphql/graphql.js';
import { OrderHandle } from '../../../ui/data/ordering/order-handle.js';
import { useOrder } from '../../../ui/data/ordering/use-order.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { moved } from '../editor/draft-state.js';
import classes from './classification.module.css';

export interface DimensionListProps {
  readonly dimensions: readonly DimensionFactsFragment[];
  readonly onOpen: (id: string) => void;
  readonly onMove: (from: number, to: number) => void;
}

/** Each dimension with its values in one line, in the order in which sales and filters show them. */
export function DimensionList({ dimensions, onOpen, onMove }: DimensionListProps) {
  const { t } = useTranslation('processes');
  const words = useWords();
  const [said, setSaid] = useState('');
  // The order is kept here while it is changed: the server's answer comes behind the hand.
  const [ids, setIds] = useState<readonly string[] | null>(null);
  const shown = ids ? ids.flatMap((id) => dimensions.find((one) => one.id === id) ?? []) : dimensions;
  const order = useOrder((from, to) => {
    setIds(moved(shown, from, to).map(({ id }) => id));
    onMove(from, to);
    const name = shown[from]?.name;
    setSaid(t('stages.movedTo', { stage: name ? words.localised(name) : '', place: to + 1, of: shown.length }));
  });
  return (
    <>
      <ol ref={order.list} className={classes.list}>
        {shown.map((dimension, index) => (
          <li
            key={dimension.id}
            data-ordered
            data-held={order.held === index || undefined}
            className={classes.dimension}
          >
            <OrderHandle
              handle={order.handle(index)}
              label={t('stages.order', { stage: words.localised(dimension.name) })}
            />
            <button type="button" className={classes.open} onClick={() => onOpen(dimension.id)}>
              <Summary dimension={dimension} all={dimensions} />
            </button>
          </li>
        ))}
      </ol>
      <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
    </>
  );
}

function Summary({
  dimension,
  all,
}: {
  readonly dimension: DimensionFactsFragment;
  readonly all: readonly DimensionFactsFragment[];
}) {
  const { t } = useTranslation('processes');
  const words = useWords();
  const parent = all.find(({ id }) => id === dimension.dependsOnId);
  const values = dimension.values.filter(({ active }) => active);
  return (
    <>
      <span className={classes.name}>
        {words.localised(dimension.name)}
        {!dimension.active && <Badge>{t('classes.archived')}</Badge>}
        {parent && (
          <span className={classes.depends}>{t('classes.dependsOn', { name: words.localised(parent.name) })}</span>
        )}
      </span>
      <span className={classes.values}>
        {values.length === 0 ? t('classes.noValues') : values.map(({ name }) => words.localised(name)).join(' · ')}
      </span>
    </>
  );
}
