import classes from './charts.module.css';
import { ticksUpTo } from './day-axis.js';

export interface DayRange {
  readonly key: string;
  readonly name: string;
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
  readonly p90: number;
  /** What the process expects. */
  readonly expected: number | null;
  /** What the range says in words, for those who cannot see it. */
  readonly words: string;
}

const ROW = 40;

/** How long things take: the middle half as a band, the median in it, a line to the ninth of ten, a diamond at what was expected. */
export function DayRanges({
  rows,
  label,
  unit,
}: {
  readonly rows: readonly DayRange[];
  readonly label: string;
  readonly unit: string;
}) {
  const ticks = ticksUpTo(Math.max(1, ...rows.map(({ p90, expected }) => Math.max(p90, expected ?? 0))));
  const most = ticks.at(-1) ?? 1;
  const at = (days: number) => `${((days / most) * 100).toFixed(2)}%`;
  return (
    <figure className={classes.ranges} aria-label={label}>
      <ul className={classes.rangeRows}>
        {rows.map(({ key, name, p25, median, p75, p90, expected, words }) => (
          <li key={key} className={classes.rangeRow}>
            <span className={classes.rangeName}>{name}</span>
            <span className={classes.rangePlot} role="img" aria-label={`${name}: ${words}`}>
              <svg width="100%" height={ROW} aria-hidden focusable="false">
                {ticks.map((tick) => (
                  <line key={tick} className={classes.grid} x1={at(tick)} x2={at(tick)} y1="0" y2={ROW} />
                ))}
                <line className={classes.whisker} x1={at(p25)} x2={at(p90)} y1={ROW / 2} y2={ROW / 2} />
                <line className={classes.whisker} x1={at(p90)} x2={at(p90)} y1={ROW / 2 - 5} y2={ROW / 2 + 5} />
                <rect
                  className={classes.box}
                  x={at(p25)}
                  y={ROW / 2 - 9}
                  width={at(Math.max(p75 - p25, most / 200))}
                  height="18"
                  rx="4"
                />
                <line className={classes.median} x1={at(median)} x2={at(median)} y1={ROW / 2 - 11} y2={ROW / 2 + 11} />
                {expected !== null && (
                  <svg x={at(expected)} y={ROW / 2} overflow="visible">
                    <path className={classes.expected} d="M0 -6 L5 0 L0 6 L-5 0 Z" />
                  </svg>
                )}
              </svg>
            </span>
          </li>
        ))}
        <li className={classes.rangeAxis} aria-hidden>
          <span className={classes.rangeName} />
          <span className={classes.axis}>
            {ticks.map((tick, index) => (
              <span
                key={tick}
                style={{ insetInlineStart: at(tick) }}
                data-last={index === ticks.length - 1 || undefined}
              >
                {index === ticks.length - 1 ? `${tick} ${unit}` : tick}
              </span>
            ))}
          </span>
        </li>
      </ul>
    </figure>
  );
}
