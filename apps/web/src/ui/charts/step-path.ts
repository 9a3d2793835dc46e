const DAY_MS = 86_400_000;

interface Scale {
  readonly from: string;
  readonly to: string;
  readonly width: number;
  readonly at: (value: number) => number;
}

/** The line of values that hold from a day until the next, the last of them up to the end. */
export function stepPath(points: readonly { readonly day: string; readonly value: number }[], scale: Scale): string {
  const { from, to, width, at } = scale;
  const days = Math.max(1, (Date.parse(to) - Date.parse(from)) / DAY_MS + 1);
  const across = (day: string) => (((Date.parse(day) - Date.parse(from)) / DAY_MS) * width) / days;
  const [first, ...others] = points;
  if (!first) return '';
  const steps = others.map(({ day, value }) => `H${across(day).toFixed(1)}V${at(value).toFixed(1)}`);
  return `M${across(first.day).toFixed(1)} ${at(first.value).toFixed(1)}${steps.join('')}H${width}`;
}

/** Three to six round values that the others lie between. */
export function valueTicks(least: number, most: number): number[] {
  const span = most - least || Math.abs(most) * 0.02 || 1;
  const power = 10 ** Math.floor(Math.log10(span));
  const step = [0.2, 0.5, 1, 2, 5].map((one) => one * power).find((one) => span / one <= 4) ?? power * 5;
  const first = Math.floor(least / step);
  const last = Math.max(first + 1, Math.ceil(most / step));
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}
