import classes from './charts.module.css';
import { binsOf, type DayCounts, ticksUpTo } from './day-axis.js';

export interface DayHistogramProps {
  readonly counts: DayCounts;
  readonly median: number;
  readonly p90: number;
  readonly label: string;
  readonly unit: string;
}

const HEIGHT = 140;

/** How many took how long, with the median and the ninth of ten marked. */
export function DayHistogram({ counts, median, p90, label, unit }: DayHistogramProps) {
  const { bins, width } = binsOf(counts, p90);
  const span = bins.length * width;
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const at = (days: number) => `${((Math.min(days, span) / span) * 100).toFixed(2)}%`;
  return (
    <figure className={classes.histogram} role="img" aria-label={label}>
      <svg width="100%" height={HEIGHT} aria-hidden focusable="false">
        {bins.map(({ from, count }) => {
          const height = (count / most) * (HEIGHT - 8);
          return (
            <svg key={from} x={at(from)} y={HEIGHT - height} width={at(width)} height={height}>
              <rect className={classes.bar} x="6%" width="88%" height="100%" rx="2" />
            </svg>
          );
        })}
        <line className={classes.median} x1={at(median + 0.5)} x2={at(median + 0.5)} y1="0" y2={HEIGHT} />
        <line className={classes.late} x1={at(p90 + 0.5)} x2={at(p90 + 0.5)} y1="0" y2={HEIGHT} />
        <line className={classes.ground} x1="0" x2="100%" y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
      </svg>
      <span className={classes.axis} aria-hidden>
        {ticksUpTo(span)
          .filter((tick) => tick <= span)
          .map((tick, index, all) => (
            <span
              key={tick}
              style={{ insetInlineStart: at(tick) }}
              data-last={(index === all.length - 1 && tick > span * 0.9) || undefined}
            >
              {index === all.length - 1 ? `${tick} ${unit}` : tick}
            </span>
          ))}
      </span>
    </figure>
  );
}
