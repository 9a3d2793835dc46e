import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { stopLeftBehind } from '../embedded/server.mjs';

const PLAN = 'swap.json';

/**
 * Puts finished folders in the place of those that are there, which are kept beside. The plan is on disk first, so that
 * a swap which was cut off is finished by the next start, and never leaves a data folder without its database.
 *
 * @param {readonly { made: string | null, place: string, aside: string }[]} moves `made: null` only clears the place
 */
export function swapIn(dataFolder, moves) {
  const draft = join(dataFolder, `${PLAN}.${process.pid}`);
  writeFileSync(draft, JSON.stringify(moves), { mode: 0o600 });
  renameSync(draft, join(dataFolder, PLAN));
  finishSwap(dataFolder);
}

/** Each move can be asked for again: what was done is seen from what is there. */
export function finishSwap(dataFolder) {
  const plan = join(dataFolder, PLAN);
  if (!existsSync(plan)) return;
  for (const { made, place, aside } of JSON.parse(readFileSync(plan, 'utf8'))) {
    const isToDo = made === null ? !existsSync(aside) : existsSync(made);
    if (isToDo && existsSync(place)) renameSync(place, aside);
    if (isToDo && made !== null) renameSync(made, place);
  }
  rmSync(plan);
}

/** Deletes what a restore that was cut off has made beside a folder. */
export async function sweepRestores(place) {
  if (!existsSync(dirname(place))) return;
  for (const name of readdirSync(dirname(place)).filter((name) => name.startsWith(`${basename(place)}.restoring-`))) {
    const made = join(dirname(place), name);
    await stopLeftBehind(made);
    rmSync(made, { recursive: true, force: true });
  }
}
