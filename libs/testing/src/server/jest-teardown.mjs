export default async function teardown() {
  const child = globalThis.kontorTestServer;
  if (!child) return;
  delete globalThis.kontorTestServer;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.stdin.end();
  await ended;
}
