import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  AnchorRegister,
  AppConfig,
  createPlatform,
  type Platform,
  SealRegister,
  SystemClock,
  systemActor,
} from '@kontor/platform';
import { currencyCode } from '@kontor/kernel';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import { Client } from 'pg';

const actor = systemActor({ name: 'Kontor', baseCurrency: currencyCode('PLN'), timeZone: 'Europe/Warsaw' });
const SALE = '01930000-0000-7000-8000-00000000000a';

let db: TestDatabase;
let platform: Platform;
let folder: string;
let anchorFile: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kontor-register-'));
  anchorFile = join(folder, 'anchors.jsonl');
  db = await testDatabase();
  const config = AppConfig.fromEnvironment({
    DATABASE_URL: db.appUrl,
    LOG_LEVEL: 'silent',
    KONTOR_ANCHOR_FILE: anchorFile,
  });
  const clock = new SystemClock();
  platform = await createPlatform({ config, entities: [], clock });
  for (let version = 1; version <= 20; version += 1) {
    await platform.transactions.run((tx) =>
      platform.register.record(tx, actor, {
        stream: { kind: 'sale', id: SALE },
        subject: { kind: 'opportunity', id: SALE, version },
        action: 'opportunity.change',
        changes: [{ field: 'value', from: `${version - 1}`, to: `${version}` }],
      }),
    );
  }
  await new AnchorRegister(
    platform.transactions,
    new SealRegister(platform.transactions, clock),
    config,
    clock,
  ).execute();
});

afterAll(async () => {
  await platform?.close();
  await db?.drop();
  rmSync(folder, { recursive: true, force: true });
});

const verify = () =>
  new Promise<{ code: number; said: string }>((done) => {
    const env = { ...process.env, DATABASE_URL: db.ownerUrl, KONTOR_ANCHOR_FILE: anchorFile, KONTOR_DATA_DIR: folder };
    execFile('node', ['apps/launcher/src/verify-register.mjs'], { env }, (error, stdout, stderr) =>
      done({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    );
  });

it('names the one entry of the register that was edited behind everybody’s back', async () => {
  const before = await verify();
  expect(before).toEqual({ code: 0, said: expect.stringContaining('Everything is as it was sealed.') });
  expect(before.said).toContain('20 sealed entries in 1 streams, 1 anchors');

  const owner = new Client({ connectionString: db.ownerUrl });
  await owner.connect();
  await owner.query('ALTER TABLE platform.register_entry DISABLE TRIGGER USER');
  const { rows } = await owner.query<{ id: string }>(
    `UPDATE platform.register_entry SET changes = '[{"field":"value","from":"6","to":"7000"}]' WHERE subject_version = 7 RETURNING id`,
  );
  await owner.query('ALTER TABLE platform.register_entry ENABLE TRIGGER USER');
  await owner.end();

  const after = await verify();
  expect(after.code).toBe(1);
  expect(after.said).toMatch(
    new RegExp(`sale/${SALE}, number 7, entry ${rows[0]?.id} of 20.* is not what was sealed`, 'u'),
  );
}, 60_000);
