import { UnstyledButton } from '@mantine/core';
import { IconCheck, IconTrophy, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords, type LocalisedText } from '../words/use-words.js';
import classes from './state-path.module.css';

export interface PathStage {
  readonly id: string;
  readonly name: LocalisedText;
  readonly meaning: 'OPEN' | 'WON' | 'LOST';
  readonly position: number;
}

export interface StatePathProps {
  readonly stages: readonly PathStage[];
  readonly current: { readonly id: string; readonly position: number; readonly meaning: PathStage['meaning'] };
  /** The stage whose move is being asked about. */
  readonly asked?: string | null;
  readonly canMove: boolean;
  readonly onMove: (stage: PathStage) => void;
}

/** Where a sale stands on its way; a stage is a button that moves it there. */
export function StatePath({ stages, current, asked, canMove, onMove }: StatePathProps) {
  const { t } = useTranslation('data');
  const words = useWords();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    // Where all stages do not fit, the one that matters is in sight.
    const step = list.current?.querySelector<HTMLElement>(`[data-stage="${current.id}"]`);
    if (step && list.current) list.current.scrollLeft = step.offsetLeft - list.current.clientWidth / 3;
  }, [current.id]);
  return (
    <ol ref={list} className={classes.path} aria-label={t('path.label')}>
      {stages.map((stage) => {
        const state = stateOf(stage, current);
        const name = words.localised(stage.name);
        return (
          <li
            key={stage.id}
            data-stage={stage.id}
            className={classes.step}
            data-state={state}
            data-meaning={stage.meaning}
            data-asked={asked === stage.id || undefined}
          >
            <UnstyledButton
              className={classes.button}
              disabled={!canMove || state === 'current'}
              aria-current={state === 'current' ? 'step' : undefined}
              aria-label={state === 'current' ? t('path.here', { stage: name }) : t('path.moveTo', { stage: name })}
              onClick={() => onMove(stage)}
            >
              <StageIcon stage={stage} state={state} />
              <span className={classes.name}>{name}</span>
            </UnstyledButton>
          </li>
        );
      })}
    </ol>
  );
}

type State = 'passed' | 'current' | 'ahead';

const stateOf = (stage: PathStage, current: StatePathProps['current']): State => {
  if (stage.id === current.id) return 'current';
  const passed = current.meaning !== 'LOST' && stage.meaning === 'OPEN' && stage.position < current.position;
  return passed ? 'passed' : 'ahead';
};

function StageIcon({ stage, state }: { readonly stage: PathStage; readonly state: State }) {
  if (stage.meaning === 'WON') return <IconTrophy size={14} aria-hidden />;
  if (stage.meaning === 'LOST') return <IconX size={14} aria-hidden />;
  return state === 'passed' ? <IconCheck size={14} aria-hidden /> : <span className={classes.dot} aria-hidden />;
}
