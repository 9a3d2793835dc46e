import { rmSync } from 'node:fs';
import tearDownDatabase from './jest-teardown.mjs';

export default async function tearDown() {
  await tearDownDatabase();
  if (globalThis.kontorDemoData) rmSync(globalThis.kontorDemoData, { recursive: true, force: true });
}
