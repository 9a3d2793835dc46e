import { type ReactNode, useId } from 'react';
import classes from './layout.module.css';

export interface CardProps {
  readonly title?: string;
  readonly text?: string | undefined;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Rows and tables reach the edges of the card. */
  readonly flush?: boolean;
}

export function Card({ title, text, actions, children, flush = false }: CardProps) {
  const id = useId();
  return (
    <section className={classes.card} aria-labelledby={title ? id : undefined}>
      {title && (
        <div className={classes.cardHead}>
          <div className={classes.words}>
            <h2 id={id} className={classes.cardTitle}>
              {title}
            </h2>
            {text && <p className={classes.text}>{text}</p>}
          </div>
          {actions && <div className={classes.actions}>{actions}</div>}
        </div>
      )}
      <div className={flush ? classes.cardFlush : classes.cardBody}>{children}</div>
    </section>
  );
}
