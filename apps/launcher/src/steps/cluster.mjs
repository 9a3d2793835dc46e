import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBinaries, isReachable, serverAccount, SHARED_HOME, sharedFolder } from '../embedded/binaries.mjs';
import { Problem, say } from '../words.mjs';

/** Says where the database is, when it is not in the data folder itself. */
const NOTE = 'postgresql.location';

/**
 * Where the cluster of a data folder is, or will be, and what runs it: in the folder, or, when PostgreSQL must run under
 * an account that cannot enter it, below the shared home. Once made it is looked for where it was made.
 */
export async function locateCluster(dataFolder, { mayBeMissing = false } = {}) {
  const inside = join(dataFolder, 'postgresql');
  const noted = readNote(dataFolder);
  const account = accountOf(noted ?? inside);
  const folder = noted ?? (existsSync(inside) ? inside : newPlace(dataFolder, account));
  if (noted && !mayBeMissing && !existsSync(noted))
    throw new Problem(
      `The database of ${dataFolder} is in ${noted}, and that folder is not there.`,
      `Bring it back, or put a backup back with \`npm run restore\`; without either, delete ${join(dataFolder, NOTE)} to begin anew.`,
    );
  if (account && existsSync(folder) && !isReachable(folder, account))
    throw new Problem(
      `PostgreSQL does not run as root, and its account cannot enter ${folder} any more.`,
      `Let others pass through the folders above it again: chmod o+x on each of them that is private.`,
    );
  const note = () => {
    if (folder === inside) return;
    const draft = join(dataFolder, `${NOTE}.${process.pid}`);
    writeFileSync(draft, `${folder}\n`);
    renameSync(draft, join(dataFolder, NOTE));
  };
  return { account, folder, note, binaries: await findBinaries(account) };
}

/** A cluster belongs to whoever made it: root may start what another account has begun. */
function accountOf(folder) {
  const owner = process.getuid?.() === 0 ? statSync(folder, { throwIfNoEntry: false }) : undefined;
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : serverAccount();
}

function newPlace(dataFolder, account) {
  if (account === null || isReachable(dataFolder, account)) return join(dataFolder, 'postgresql');
  const name = createHash('sha1').update(dataFolder).digest('hex').slice(0, 12);
  const folder = join(SHARED_HOME, name, 'postgresql');
  sharedFolder(name);
  say(`  (PostgreSQL does not run as root, and its account cannot enter ${dataFolder}:`);
  say(`   the database is kept in ${folder})`);
  return folder;
}

function readNote(dataFolder) {
  const file = join(dataFolder, NOTE);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}
