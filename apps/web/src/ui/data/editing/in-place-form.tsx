import type { KeyboardEvent, ReactNode } from 'react';

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
  return (
    <form
      className={className}
      aria-labelledby={labelledBy}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
