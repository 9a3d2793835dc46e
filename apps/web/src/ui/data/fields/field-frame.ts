import type { FocusEvent, KeyboardEvent, ReactNode } from 'react';

/** What every field takes, in a form or in place. `error` is a sentence in the reader's language. */
export interface FieldFrame {
  readonly label?: ReactNode;
  readonly name?: string;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly autoFocus?: boolean;
  readonly required?: boolean;
  /** Whatever is typed replaces what stands there. */
  readonly selectAtOnce?: boolean;
  readonly placeholder?: string;
  readonly ariaLabel?: string;
  readonly size?: 'xs' | 'sm';
  readonly onBlur?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
}

/** The part of it that Mantine's inputs share, without the properties that were not given. */
export function inputProps(frame: FieldFrame) {
  return {
    ...(frame.label === undefined ? {} : { label: frame.label }),
    ...(frame.name === undefined ? {} : { name: frame.name }),
    ...(frame.error ? { error: frame.error } : {}),
    ...(frame.autoFocus ? { 'data-autofocus': true, autoFocus: true } : {}),
    ...(frame.required ? { required: true, withAsterisk: false } : {}),
    ...(frame.placeholder === undefined ? {} : { placeholder: frame.placeholder }),
    ...(frame.ariaLabel === undefined ? {} : { 'aria-label': frame.ariaLabel }),
    ...(frame.selectAtOnce ? { onFocus: selectAll } : {}),
    ...(frame.onBlur === undefined ? {} : { onBlur: frame.onBlur }),
    ...(frame.onKeyDown === undefined ? {} : { onKeyDown: frame.onKeyDown }),
    size: frame.size ?? 'sm',
  };
}

const selectAll = (event: FocusEvent<HTMLInputElement>) => event.currentTarget.select();
