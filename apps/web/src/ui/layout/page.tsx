import type { ReactNode } from 'react';
import classes from './layout.module.css';

export interface PageProps {
  readonly title: string;
  readonly text?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Tables want the room; forms are easier to read narrow. */
  readonly width?: 'narrow' | 'wide';
}

/** A page of settings or work: one title, what it is for, what can be done. */
export function Page({ title, text, actions, children, width = 'wide' }: PageProps) {
  return (
    <div className={classes.page} data-width={width}>
      <div className={classes.head}>
        <div className={classes.words}>
          <h1 className={classes.title}>{title}</h1>
          {text && <p className={classes.text}>{text}</p>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}
