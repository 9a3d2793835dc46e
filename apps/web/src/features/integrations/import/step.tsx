import { Collapse } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconChevronDown, IconLoader2 } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StepName, StepState } from './import-phase.js';
import classes from './step.module.css';

const NUMBERS: Readonly<Record<StepName, number>> = { file: 1, columns: 2, values: 3, check: 4, run: 5 };

export interface StepProps {
  readonly name: StepName;
  readonly state: StepState;
  readonly openAtFirst: boolean;
  readonly summary: string;
  readonly children: ReactNode;
}

/** One part of the page. It opens by itself when it becomes the thing to look at, and stays as the person left it otherwise. */
export function Step({ name, state, openAtFirst, summary, children }: StepProps) {
  const { t } = useTranslation('imports');
  const [open, setOpen] = useState(openAtFirst);
  const id = useId();
  useEffect(() => setOpen(openAtFirst), [openAtFirst]);
  return (
    <section className={classes.step} data-state={state}>
      <h2 className={classes.heading}>
        <button
          type="button"
          className={classes.head}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <span className={classes.mark} data-state={state} role="img" aria-label={t(`state.${state}`)}>
            <Mark state={state} number={NUMBERS[name]} />
          </span>
          <span className={classes.name}>{t(`step.${name}`)}</span>
          <span className={classes.summary}>{summary}</span>
          <IconChevronDown size={18} stroke={1.6} className={classes.chevron} data-open={open || undefined} />
        </button>
      </h2>
      <Collapse expanded={open} transitionDuration={120}>
        <div id={id} className={classes.body}>
          {children}
        </div>
      </Collapse>
    </section>
  );
}

function Mark({ state, number }: { readonly state: StepState; readonly number: number }) {
  if (state === 'done') return <IconCheck size={14} stroke={2.4} />;
  if (state === 'attention') return <IconAlertTriangle size={14} stroke={2} />;
  if (state === 'working') return <IconLoader2 size={14} stroke={2} className={classes.turning} />;
  return number;
}
