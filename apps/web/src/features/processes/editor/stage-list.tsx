import { VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OrderHandle } from '../../../ui/data/ordering/order-handle.js';
import { useOrder } from '../../../ui/data/ordering/use-order.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import type { DraftProblem, StageState } from './draft-state.js';
import classes from './editor.module.css';

export interface StageListProps {
  readonly stages: readonly StageState[];
  readonly problems: readonly DraftProblem[];
  readonly chosen: string | null;
  readonly onChoose: (uid: string) => void;
  /** Without it the order is only shown. */
  readonly onMove?: (from: number, to: number) => void;
}

/** The way of a sale from top to bottom, each stage with its chance as a bar. */
export function StageList({ stages, problems, chosen, onChoose, onMove }: StageListProps) {
  const { t } = useTranslation('processes');
  const words = useWords();
  const [said, setSaid] = useState('');
  const nameOf = (stage: StageState | undefined) =>
    stage ? words.localised(stage.name).trim() || t('stages.unnamed') : '';
  const order = useOrder((from, to) => {
    onMove?.(from, to);
    setSaid(t('stages.movedTo', { stage: nameOf(stages[from]), place: to + 1, of: stages.length }));
  });
  return (
    <>
      <ol ref={order.list} className={classes.stageList}>
        {stages.map((stage, index) => (
          <li
            key={stage.uid}
            data-ordered
            data-held={order.held === index || undefined}
            data-chosen={stage.uid === chosen || undefined}
            className={classes.stageRow}
          >
            {onMove && <OrderHandle handle={order.handle(index)} label={t('stages.order', { stage: nameOf(stage) })} />}
            <button
              type="button"
              className={classes.stageButton}
              aria-current={stage.uid === chosen || undefined}
              onClick={() => onChoose(stage.uid)}
            >
              <MeaningMark stage={stage} />
              <span className={classes.stageName} data-empty={words.localised(stage.name).trim() === '' || undefined}>
                {nameOf(stage)}
              </span>
              <Marks stage={stage} isWrong={problems.some(({ path }) => path.startsWith(`stages.${index}.`))} />
            </button>
          </li>
        ))}
      </ol>
      <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
    </>
  );
}

function MeaningMark({ stage: { meaning, percent } }: { readonly stage: StageState }) {
  const { t } = useTranslation('processes');
  if (meaning === 'WON') return <IconCircleCheck size={18} className={classes.won} aria-label={t('meaning.WON')} />;
  if (meaning === 'LOST') return <IconCircleX size={18} className={classes.lost} aria-label={t('meaning.LOST')} />;
  return (
    <span className={classes.chance} style={{ '--chance': `${percent || 0}%` } as React.CSSProperties}>
      {percent === '' ? '–' : `${percent}\u202f%`}
    </span>
  );
}

function Marks({ stage, isWrong }: { readonly stage: StageState; readonly isWrong: boolean }) {
  const { t } = useTranslation('processes');
  return (
    <span className={classes.marks}>
      {stage.criteria.length > 0 && (
        <span className={classes.asks} title={t('stages.asks', { count: stage.criteria.length })}>
          <IconLock size={13} stroke={1.8} aria-hidden />
          {stage.criteria.length}
        </span>
      )}
      {isWrong && <IconAlertTriangle size={16} className={classes.wrong} aria-label={t('stages.wrong')} />}
    </span>
  );
}
