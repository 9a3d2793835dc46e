import { createInterface } from 'node:readline/promises';
import { Problem, say, step } from '../words.mjs';

/** Asks, before anything else is done, whether all data is meant to be deleted. */
export async function confirmReset(settings, { isSure, signal }) {
  if (settings.databaseUrl)
    throw new Problem(
      "DATABASE_URL is set, so the data is not the launcher's to delete.",
      'Empty that database with its own tools.',
    );
  if (isSure) return;
  if (!process.stdin.isTTY)
    throw new Problem('--reset deletes all data and there is nobody to ask.', 'Add --yes if that is meant.');
  const answer = await ask(`  Delete ALL data in ${settings.dataFolder}? Type "delete" to go on: `, signal);
  if (answer.trim() !== 'delete')
    throw new Problem('Nothing was deleted.', 'Start without --reset to keep working with the data.');
}

/** What is typed, or nothing when the terminal is closed or interrupted, or somebody asked to stop. */
function ask(question, signal) {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  return new Promise((resolve) => {
    terminal.once('SIGINT', () => terminal.close());
    signal.addEventListener('abort', () => terminal.close());
    terminal.once('close', () => {
      say();
      resolve('');
    });
    if (signal.aborted) return terminal.close();
    terminal.question(question).then((answer) => {
      resolve(answer);
      terminal.close();
    }, resolve);
  });
}

export async function reset(settings) {
  const { deleteData, keptAfterReset } = await import('./database.mjs');
  await step('Deleting the data', () => deleteData(settings.dataFolder));
  const kept = keptAfterReset(settings.dataFolder);
  if (kept.length > 0) say(`  (kept in ${settings.dataFolder}: ${kept.join(', ')})`);
}
