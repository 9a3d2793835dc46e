import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stopLeftBehind } from '../embedded/server.mjs';
import { locateCluster } from '../steps/cluster.mjs';
import { startCluster } from '../steps/database.mjs';
import { readSecrets } from '../steps/secrets.mjs';
import { swapIn, sweepRestores } from '../steps/swap.mjs';

/** An own name for what is being made, and for what it replaces. */
const mark = () => `${new Date().toISOString().slice(0, 19).replace(/[-:]/g, '')}-${randomBytes(2).toString('hex')}`;

/** Beside the database that is there, which is not touched until the new one is whole. */
export async function intoEmbedded(settings, source, manifest) {
  const { load } = await import('./load.mjs');
  const cluster = await locateCluster(settings.dataFolder, { mayBeMissing: true });
  await stopLeftBehind(cluster.folder);
  await sweepRestores(cluster.folder);
  const name = mark();
  const made = `${cluster.folder}.restoring-${name}`;
  try {
    const { server, addresses } = await startCluster({ ...cluster, folder: made }, readSecrets(settings.dataFolder));
    try {
      await load(addresses.migrator, source, manifest);
    } finally {
      await server.stop();
    }
    const files = await fillFiles(settings, source, manifest, name);
    const database = { made, place: cluster.folder, aside: `${cluster.folder}.before-restore-${name}` };
    swapIn(settings.dataFolder, [database, files]);
    cluster.note();
    return [database.aside, files.aside].filter(existsSync);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    throw error;
  }
}

/** The uploaded files of the backup, ready to take their place; without any, only the place is cleared. */
export async function fillFiles(settings, source, manifest, name = mark()) {
  const place = join(settings.dataFolder, 'files');
  await sweepRestores(place);
  const aside = `${place}.before-restore-${name}`;
  if (manifest.files.length === 0) return { made: null, place, aside };
  const { copyListedUploads } = await import('./uploads.mjs');
  const made = `${place}.restoring-${name}`;
  await copyListedUploads(manifest.files, join(source, 'files'), made);
  return { made, place, aside };
}
