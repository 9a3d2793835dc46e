import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';

export interface InPlaceFormProps {
  readonly className?: string | undefined;
  readonly labelledBy?: string;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** A small form where the thing itself stands: Enter or Ctrl-S saves, Esc gives up and nothing behind it closes. */
export function InPlaceForm({ className, labelledBy, onSubmit, onCancel, children }: InPlaceFormProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const saves = event.key === 's' && (event.ctrlKey || event.metaKey);
    if (event.key === 'Escape') onCancel();
    else if (saves) onSubmit();
    else return;
    event.stopPropagation();
    event.preventDefault();
  };
  const form = useRef<HTMLFormElement>(null);
  const hadFocus = useRef(false);
  // A field that is done with goes away and takes the focus with it, without a blur: the next one gets it.
  useEffect(() => {
    if (hadFocus.current && document.activeElement === document.body)
      form.current?.querySelector<HTMLElement>(NEXT)?.focus();
  });
  return (
    <form
      ref={form}
      className={className}
      aria-labelledby={labelledBy}
      onKeyDown={onKeyDown}
      onFocus={() => {
        hadFocus.current = true;
      }}
      onBlur={() => {
        hadFocus.current = false;
      }}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}

const NEXT = 'input:not([type="hidden"]):not(:disabled), textarea:not(:disabled), button[type="submit"]:not(:disabled)';
