import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useCreation } from '../../ui/data/creation/creation.js';
import type { DestinationGroup } from './navigation.js';

const SEQUENCE_MS = 900;

export interface ShellKeys {
  readonly groups: readonly DestinationGroup[];
  readonly onPalette: () => void;
  readonly onHelp: () => void;
  readonly onFold: () => void;
}

/** Ctrl/Cmd-K anywhere; single keys only where nobody is typing and no dialog is open. */
export function useShellKeys(keys: ShellKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  const navigate = useNavigate();
  const { create } = useCreation();
  useEffect(() => {
    let goingSince = 0;
    const onKey = (event: KeyboardEvent) => {
      const now = latest.current;
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        now.onPalette();
        return;
      }
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      if (Date.now() - goingSince < SEQUENCE_MS) {
        goingSince = 0;
        const target = now.groups.flatMap((group) => group.destinations).find((one) => one.keys === `g ${event.key}`);
        if (target) void navigate({ to: target.to });
        return;
      }
      const act = {
        g: () => (goingSince = Date.now()),
        n: () => create({ kind: 'opportunity' }),
        l: () => create({ kind: 'activity' }),
        '?': now.onHelp,
        '[': now.onFold,
      }[event.key];
      if (!act) return;
      if (event.key !== 'g') event.preventDefault();
      act();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [navigate, create]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.matches('input, textarea, select') ||
    document.querySelector('[aria-modal="true"]') !== null
  );
}

/** ⌘ where the keyboard has it, Ctrl elsewhere. */
export const commandKey = (): string => (/Mac|iPhone|iPad/u.test(navigator.userAgent) ? '⌘' : 'Ctrl');
