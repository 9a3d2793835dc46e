import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import type { FigureFilterFactsFragment } from '../../graphql/graphql.js';
import { useWords } from '../../ui/data/words/use-words.js';
import { searchOf } from './figure-link.js';
import classes from './process.module.css';

export interface FigureProps {
  readonly count: number;
  readonly filter: FigureFilterFactsFragment;
  /** Whose sales and which of them: a number alone says nothing to who cannot see its place in the table. */
  readonly label: string;
  /** 0–1: how much of what could be. */
  readonly heat?: number;
  readonly strong?: boolean;
}

/** A number that opens the sales it counts. */
export function Figure({ count, filter, label, heat = 0, strong = false }: FigureProps) {
  const words = useWords();
  if (count === 0) return <span className={classes.nought}>0</span>;
  const style = { '--heat': `${Math.round(Math.min(heat, 1) * 70)}%` } as CSSProperties;
  return (
    <Link
      to="/opportunities"
      search={searchOf(filter)}
      className={classes.figure}
      style={style}
      data-strong={strong || undefined}
      aria-label={label}
    >
      {words.number(count)}
    </Link>
  );
}
