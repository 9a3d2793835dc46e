import classes from './charts.module.css';
import { stepPath, valueTicks } from './step-path.js';

export interface StepPoint {
  readonly day: string;
  readonly value: number;
}

interface StepLineProps {
  readonly points: readonly StepPoint[];
  readonly from: string;
  readonly to: string;
  /** What the line says, for those who cannot see it; its numbers are in the table behind. */
  readonly label: string;
  readonly valueWords: (value: number) => string;
  readonly dayWords: (day: string) => string;
}

const HEIGHT = 180;
const WIDTH = 1_000;

/** What holds from a day until the next: steps, on an axis that shows the moves and says where it begins. */
export function StepLine({ points, from, to, label, valueWords, dayWords }: StepLineProps) {
  const values = points.map(({ value }) => value);
  const ticks = valueTicks(Math.min(...values), Math.max(...values));
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const at = (value: number) => (1 - (value - low) / (high - low || 1)) * HEIGHT;
  return (
    <figure className={classes.steps} aria-label={label}>
      <div className={classes.stepPlot}>
        <ul className={classes.stepTicks} aria-hidden>
          {ticks.map((tick) => (
            <li key={tick} style={{ insetBlockStart: at(tick) }}>
              {valueWords(tick)}
            </li>
          ))}
        </ul>
        <svg
          className={classes.stepCanvas}
          height={HEIGHT}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={label}
        >
          {ticks.map((tick) => (
            <line key={tick} className={classes.grid} x1="0" x2={WIDTH} y1={at(tick)} y2={at(tick)} />
          ))}
          <path
            className={classes.stepPath}
            d={stepPath(points, { from, to, width: WIDTH, at })}
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      </div>
      <figcaption className={classes.stepDays}>
        <span>{dayWords(from)}</span>
        <span>{dayWords(to)}</span>
      </figcaption>
    </figure>
  );
}
