/**
 * How often a close date was put off. It counts pushes only, not corrections to an earlier day or a first date, because
 * repeated pushing is the earliest sign of a sale that will not close (a process error of the effectiveness report).
 */
import type { LocalDate } from '@kontor/kernel';

export const pushesAfter = (pushes: number, before: LocalDate | null, after: LocalDate | null): number =>
  before !== null && after !== null && after > before ? pushes + 1 : pushes;
