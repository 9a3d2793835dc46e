// A PostgreSQL that lives as long as its standard input: for tests, journeys and benchmarks. Prints one line of JSON,
// `{ "url" }`, when it takes connections. Durability is off, for what is kept here is not worth keeping; pass
// `--durable` to measure it as an installation runs it.
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinaries, serverAccount } from './binaries.mjs';
import { freePort, initialise, lend, startServer } from './server.mjs';

const fast = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
const account = serverAccount();
const binaries = await findBinaries(account);
// Not below TMPDIR when that is private: the server's account has to reach its data.
const home = join(tmpdir(), `kontor-throwaway-${randomBytes(6).toString('hex')}`);
lend(home, account);
const folder = join(home, 'data');
await initialise({ binaries, account, folder, password: 'postgres', sync: false });
const port = await freePort();
const options = {
  binaries,
  account,
  folder,
  port,
  settings: {
    max_connections: 200,
    shared_buffers: '256MB',
    file_copy_method: 'clone',
    ...(process.argv.includes('--durable') ? {} : fast),
  },
};
let server = await startServer(options);
process.stdout.write(
  `${JSON.stringify({ url: `postgresql://postgres:postgres@127.0.0.1:${server.port}/postgres`, pid: server.pid, port: server.port })}\n`,
);

const stop = async () => {
  await server.stop();
  rmSync(home, { recursive: true, force: true });
  process.exit(0);
};
// A test that wants to see what happens without a database writes how many milliseconds it shall be away.
process.stdin.on('data', async (words) => {
  await server.stop();
  await new Promise((resolve) => setTimeout(resolve, Number(words)));
  server = await startServer(options);
  process.stdout.write('{"isBack":true}\n');
});
process.stdin.once('end', stop);
process.once('SIGTERM', stop);
process.once('SIGINT', () => undefined);
