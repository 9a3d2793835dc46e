import classes from './charts.module.css';

export interface IntervalBarProps {
  /** 0–1, as are its bounds. */
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

/** A share as a mark on the whole, with the band in which it lies. Its numbers stand beside it. */
export function IntervalBar({ rate, low, high }: IntervalBarProps) {
  const percent = (share: number) => `${(share * 100).toFixed(2)}%`;
  return (
    <svg className={classes.interval} aria-hidden focusable="false">
      <rect className={classes.track} x="0" y="7" width="100%" height="2" rx="1" />
      <rect
        className={classes.band}
        x={percent(low)}
        y="4"
        width={percent(Math.max(high - low, 0.004))}
        height="8"
        rx="3"
      />
      <line className={classes.mark} x1={percent(rate)} x2={percent(rate)} y1="1" y2="15" />
    </svg>
  );
}
