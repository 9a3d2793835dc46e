import { Modal, ScrollArea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Viewer } from '../../ui/data/words/use-viewer.js';
import type { DestinationGroup } from './navigation.js';
import type { Command } from './palette-commands.js';
import classes from './palette.module.css';
import { useCommands } from './use-commands.js';
import { useConversion } from './use-conversion.js';
import { useFound } from './use-found.js';

const TYPING_PAUSE_MS = 120;

export interface PaletteProps {
  readonly onClose: () => void;
  readonly groups: readonly DestinationGroup[];
  readonly viewer: Viewer;
}

/** Go, create, search, switch: everything by its name, without leaving the keyboard. */
export function Palette(props: PaletteProps) {
  const { t } = useTranslation('shell');
  return (
    <Modal.Root opened onClose={props.onClose} size={620} yOffset="10dvh">
      <Modal.Overlay />
      <Modal.Content aria-label={t('search.open')}>
        <PaletteBody {...props} />
      </Modal.Content>
    </Modal.Root>
  );
}

function PaletteBody({ onClose, groups, viewer }: PaletteProps) {
  const { t } = useTranslation('shell');
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), TYPING_PAUSE_MS);
  const found = useFound(asked);
  const commands = useCommands(groups, viewer, text);
  const conversion = useConversion(asked);
  const all = [...conversion, ...found.hits, ...commands];
  const { at, setAt, onKeyDown } = useChoice(all, onClose);
  return (
    <>
      <div className={classes.field}>
        <IconSearch size={18} stroke={1.6} />
        <input
          className={classes.input}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          placeholder={t('search.placeholder')}
          aria-label={t('search.open')}
          role="combobox"
          aria-expanded
          aria-controls="palette-list"
          aria-activedescendant={all[at] ? `palette-${all[at].key}` : undefined}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
        />
      </div>
      <ScrollArea.Autosize mah="56dvh" type="scroll">
        <div id="palette-list" role="listbox" aria-label={t('search.results')} className={classes.list}>
          {all.map((command, index) => (
            <Line
              key={command.key}
              command={command}
              heading={command.group !== all[index - 1]?.group ? command.group : null}
              chosen={index === at}
              onHover={() => setAt(index)}
              onRun={() => run(command, onClose)}
            />
          ))}
        </div>
        {all.length === 0 && (
          <p className={classes.nothing}>
            {found.loading ? t('search.searching') : t('search.nothing', { text: asked })}
          </p>
        )}
      </ScrollArea.Autosize>
    </>
  );
}

function useChoice(all: readonly Command[], onClose: () => void) {
  const [at, setAt] = useState(0);
  const last = Math.max(0, all.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = { ArrowDown: at >= last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1, Home: 0, End: last }[
      event.key
    ];
    const chosen = all[at];
    if (next !== undefined) {
      event.preventDefault();
      setAt(next);
    }
    if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      run(chosen, onClose);
    }
  };
  return { at: Math.min(at, last), setAt, onKeyDown };
}

function run(command: Command, onClose: () => void): void {
  onClose();
  command.run();
}

interface LineProps {
  readonly command: Command;
  readonly heading: string | null;
  readonly chosen: boolean;
  readonly onHover: () => void;
  readonly onRun: () => void;
}

function Line({ command, heading, chosen, onHover, onRun }: LineProps) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) line.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <>
      {heading && (
        <div className={classes.heading} role="presentation">
          {heading}
        </div>
      )}
      <div
        ref={line}
        id={`palette-${command.key}`}
        role="option"
        aria-selected={chosen}
        className={classes.line}
        onMouseMove={onHover}
        onClick={onRun}
      >
        <command.icon size={18} stroke={1.6} />
        <span className={classes.name}>{command.name}</span>
        {command.hint && <span className={classes.hint}>{command.hint}</span>}
        {command.keys && <kbd className={classes.keys}>{command.keys.toUpperCase()}</kbd>}
      </div>
    </>
  );
}
