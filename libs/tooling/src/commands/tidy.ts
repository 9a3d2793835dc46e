import { allChecks } from '../checks/all-checks.js';
import { readTree, runChecks } from '../checks/tree.js';
import { root } from '../workspace.js';

const found = runChecks(allChecks, readTree(root));
for (const { path, line, check, message } of found) console.log(`${path}:${line}  ${message}  (${check})`);
if (found.length > 0) {
  console.log(`\n${found.length} untidy ${found.length === 1 ? 'place' : 'places'}.`);
  process.exitCode = 1;
}
