import { SliceProblem } from '../slices/slice-plan.js';
import { writeSlice } from '../slices/write-slice.js';

// npm run generate -- slice <context> <verb-subject> [--permission <key>]
const USAGE = `npm run generate -- slice <context> <verb-subject> [--permission <key>]
  as in: npm run generate -- slice customers note-customer`;

const [kind, context, name] = process.argv.slice(2);
const flag = process.argv.indexOf('--permission');

try {
  if (kind !== 'slice' || !context || !name) throw new SliceProblem(USAGE);
  const { plan, created, changed } = await writeSlice(context, name, flag > 0 ? process.argv[flag + 1] : undefined);
  for (const path of created) console.log(`new      ${path}`);
  for (const { path } of changed) console.log(`changed  ${path}`);
  console.log(`
${plan.className} saves a new version of a ${plan.subject} and records it; the mutation is ${plan.methodName}. Next:
  1. Say what it changes: fields in ${plan.className}Input, the rule in domain/, the changes in the register entry.
  2. Say what it refuses, with a code of contract/refusals.ts, and test each refusal.
  3. npm run sync, then the .graphql document and the screen in apps/web/src/features/${plan.context}/${plan.name}/.`);
} catch (error) {
  if (!(error instanceof SliceProblem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
process.exit();
