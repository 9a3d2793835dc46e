import { type ReactNode, useId } from 'react';
import classes from './home.module.css';

export interface SectionProps {
  readonly title: string;
  readonly count: number;
  readonly tone?: 'late';
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, count, tone, action, children }: SectionProps) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <header className={classes.sectionHead}>
        <h2 id={id} className={classes.sectionTitle} data-tone={tone}>
          {title} <span className={classes.sectionCount}>{count}</span>
        </h2>
        {action}
      </header>
      {children}
    </section>
  );
}
