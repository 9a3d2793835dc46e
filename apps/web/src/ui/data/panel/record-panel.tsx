import { ActionIcon, Tooltip } from '@mantine/core';
import { useHotkeys, useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { IconArrowsDiagonal, IconX } from '@tabler/icons-react';
import { type PointerEvent, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './record-panel.module.css';

const NARROWEST = 28;
const WIDEST = 70;
const AT_FIRST = 40;

export interface RecordPanelProps {
  /** The list, board or day that stays in sight. */
  readonly children: ReactNode;
  readonly panel: ReactNode | null;
  readonly label: string;
  readonly onClose: () => void;
  readonly onExpand: () => void;
}

/**
 * A record beside the list it was opened from. It is not a dialog: the list goes on working. Esc closes it, and the
 * list puts the focus back on the same row.
 */
export function RecordPanel({ children, panel, label, onClose, onExpand }: RecordPanelProps) {
  const { t } = useTranslation('data');
  const frame = useRef<HTMLDivElement>(null);
  const covers = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
  const [width, setWidth] = useLocalStorage({
    key: 'kontor.panel',
    defaultValue: AT_FIRST,
    getInitialValueInEffect: false,
  });
  const resize = (percent: number) => setWidth(Math.round(Math.max(NARROWEST, Math.min(WIDEST, percent))));
  const open = panel !== null;
  useHotkeys([
    [
      'Escape',
      () => {
        // What floats above the page closes itself first.
        if (open && document.querySelector('[role="dialog"], [role="menu"]') === null) onClose();
      },
      { preventDefault: false },
    ],
  ]);
  return (
    <div ref={frame} className={classes.frame}>
      <div className={classes.main} inert={open && covers}>
        {children}
      </div>
      {open && (
        <>
          {!covers && <Divider width={width} frame={frame} onResize={resize} />}
          <aside
            className={classes.panel}
            aria-label={label}
            data-covers={covers || undefined}
            style={covers ? undefined : { width: `${width}%` }}
          >
            <div className={classes.tools}>
              <Tooltip label={t('panel.expand')}>
                <ActionIcon variant="subtle" color="gray" onClick={onExpand} aria-label={t('panel.expand')}>
                  <IconArrowsDiagonal size={18} />
                </ActionIcon>
              </Tooltip>
              <Tooltip label={t('panel.close')}>
                <ActionIcon variant="subtle" color="gray" onClick={onClose} aria-label={t('panel.close')}>
                  <IconX size={18} />
                </ActionIcon>
              </Tooltip>
            </div>
            {panel}
          </aside>
        </>
      )}
    </div>
  );
}

interface DividerProps {
  readonly width: number;
  readonly frame: React.RefObject<HTMLDivElement | null>;
  readonly onResize: (percent: number) => void;
}

function Divider({ width, frame, onResize }: DividerProps) {
  const { t } = useTranslation('data');
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const box = frame.current?.getBoundingClientRect();
    if (box && event.currentTarget.hasPointerCapture(event.pointerId))
      onResize((100 * (box.right - event.clientX)) / box.width);
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t('panel.resize')}
      aria-valuenow={width}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      tabIndex={0}
      className={classes.divider}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onDoubleClick={() => onResize(AT_FIRST)}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') onResize(width + 2);
        if (event.key === 'ArrowRight') onResize(width - 2);
      }}
    />
  );
}
