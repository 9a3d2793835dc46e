import { IconGripVertical } from '@tabler/icons-react';
import type { OrderHandle as Handle } from './use-order.js';
import classes from './ordering.module.css';

export interface OrderHandleProps {
  readonly handle: Handle;
  /** Says whose handle it is and that arrows move it. */
  readonly label: string;
}

export function OrderHandle({ handle, label }: OrderHandleProps) {
  return (
    <button type="button" className={classes.handle} aria-label={label} title={label} {...handle}>
      <IconGripVertical size={16} stroke={1.6} aria-hidden />
    </button>
  );
}
