// npm run verify-register [-- --anchors <file>]: has anybody changed the register? While Kontor runs or not.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { withDatabaseUrl } from './backup/connection.mjs';
import { readSettings } from './settings.mjs';
import { build, buildIsFresh } from './steps/build.mjs';
import { requirePackages } from './steps/dependencies.mjs';
import { endWithLastWords } from './steps/stop-requests.mjs';
import { complain, Problem, say, step } from './words.mjs';

const WORDS = {
  ENTRY_CHANGED: (at) => `${at} is not what was sealed`,
  ENTRY_MISSING: (at) => `${at} was sealed and is gone`,
  SEAL_MISSING: (at) => `${at}: the chain has a hole here`,
  CHAIN_CUT: (at) => `${at} and what follows is gone: an anchor knows more`,
  CHAIN_REWRITTEN: (at) => `${at}: an anchor knows another entry here; it or one before it was rewritten`,
  ANCHOR_CHANGED: (_, { anchor }) => `The file of anchors is not what was written (anchor ${anchor})`,
  ANCHOR_MISSING: (_, { anchor }) => `The file of anchors lacks anchor ${anchor}, which the database knows`,
};

/** When an entry was made is in its id (UUID of version 7). */
function inWords(finding) {
  const made = finding.entry
    ? `, entry ${finding.entry} of ${new Date(Number.parseInt(finding.entry.replace('-', '').slice(0, 12), 16)).toISOString()}`
    : '';
  return WORDS[finding.kind](`${finding.stream}, number ${finding.position}${made}`, finding);
}

function readAnchorFile(settings) {
  const { values } = parseArgs({ options: { anchors: { type: 'string' } } });
  if (!values.anchors) return settings.anchorFile;
  const file = resolve(values.anchors);
  if (!existsSync(file)) throw new Problem(`There is no file ${file}.`, 'Name the copy of the anchors that you keep.');
  return file;
}

async function main() {
  endWithLastWords();
  requirePackages();
  const settings = readSettings();
  const anchorFile = readAnchorFile(settings);
  if (!buildIsFresh()) await step('Building', build);
  const { verifyRegister } = await import('@kontor/platform');
  const report = await step('Reading the register', () =>
    withDatabaseUrl(settings, (url) => verifyRegister({ url, anchorFile }), 'Verifying the register'),
  );
  say(`\n${report.entries} sealed entries in ${report.streams} streams, ${report.anchors} anchors in ${anchorFile}`);
  if (report.unsealed > 0) say(`${report.unsealed} entries are not sealed yet: nothing can be told of them.`);
  if (report.anchors === 0) say('Without anchors nobody can tell whether the newest entries were cut off.');
  if (report.findings.length === 0) {
    say('Everything is as it was sealed.');
    return 0;
  }
  say('\nThis is not as it was sealed, the oldest first:');
  for (const finding of report.findings) say(`  ${inWords(finding)}`);
  if (report.more > 0) say(`  and ${report.more} more`);
  return 1;
}

main().then(
  (code) => process.exit(code),
  (error) => {
    complain(error);
    process.exit(2);
  },
);
