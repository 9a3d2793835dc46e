import type { ReactNode } from 'react';
import classes from './layout.module.css';

export interface TableProps {
  readonly label: string;
  readonly head: readonly (string | { readonly name: string; readonly number?: boolean; readonly hidden?: boolean })[];
  readonly children: ReactNode;
  readonly minWidth?: number;
}

/** A plain table for short lists; lists that grow use the collection. */
export function Table({ label, head, children, minWidth = 560 }: TableProps) {
  return (
    <div className={classes.scroll} role="group" aria-label={label} tabIndex={0}>
      <table className={classes.table} aria-label={label} style={{ minWidth }}>
        <thead>
          <tr>
            {head.map((column) => {
              const { name, number, hidden } =
                typeof column === 'string' ? { name: column, number: false, hidden: false } : column;
              return (
                <th key={name} scope="col" data-number={number || undefined} aria-label={hidden ? name : undefined}>
                  {hidden ? null : name}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
