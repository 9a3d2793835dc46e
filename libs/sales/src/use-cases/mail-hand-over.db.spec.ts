import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { anActor } from '@kontor/identity/testing';
import type { Actor } from '@kontor/platform';
import { FixedClock, startSmtpServer, type TestSmtpServer } from '@kontor/testing';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { aSellingUser } from '../testing/sales-builders.js';
import { CreateOpportunity } from './create-opportunity.js';
import { HandOverOpportunity } from './hand-over-opportunity.js';
import { MailHandOver } from './mail-hand-over.js';
import { SeeHandOver } from './see-hand-over.js';

let smtp: TestSmtpServer;
let sales: SalesApplication;
let giver: Actor;
let taker: string;

beforeAll(async () => {
  smtp = await startSmtpServer();
  sales = await salesApplication(new FixedClock(), { SMTP_URL: smtp.url, PUBLIC_URL: 'https://kontor.example.com' });
  giver = anActor({ userId: await aSellingUser(sales, { name: 'Ewa Lis' }), name: 'Ewa Lis' });
  taker = await aSellingUser(sales, { name: 'Olaf Bocian', email: 'olaf@example.com' });
});
afterAll(async () => {
  await sales.close();
  await smtp.stop();
});

async function aHandOver(): Promise<{ messageId: string; handOverId: string; saleId: string }> {
  const { id } = await sales.get(CreateOpportunity).execute(giver, { title: 'Line <b>2</b>', ownerId: giver.userId });
  await sales
    .get(HandOverOpportunity)
    .execute(giver, { id, expectedVersion: 1, toUserId: taker, note: 'Call them & ask.' });
  const [event] = await sales.rows<{ id: string; payload: { handOverId: string } }>(
    `SELECT id, payload FROM platform.outbox WHERE type = 'sales.opportunity-handed-over' ORDER BY id DESC LIMIT 1`,
  );
  return { messageId: event?.id ?? '', handOverId: event?.payload.handOverId ?? '', saleId: id };
}

it('whom a sale was handed to gets a letter with the word and the way to it', async () => {
  const { saleId, ...order } = await aHandOver();
  expect(await sales.get(MailHandOver).execute(order)).toBe(true);
  const { raw } = await smtp.waitFor(({ to }) => to.includes('olaf@example.com'));
  expect(raw).toContain(`Message-ID: <${order.messageId}@kontor.example.com>`);
  const plain = raw.replace(/=\r?\n/g, '');
  expect(plain).toContain(`https://kontor.example.com/opportunities/${saleId}`);
  expect(plain).toContain('Call them &amp; ask.');
  expect(plain).not.toContain('<b>2</b></p>');
});

it('nobody gets one who has seen the sale meanwhile, or has lost it again', async () => {
  const seen = await aHandOver();
  await sales.get(SeeHandOver).execute(anActor({ userId: taker }), { id: seen.handOverId });
  expect(await sales.get(MailHandOver).execute(seen)).toBe(false);
  const lost = await aHandOver();
  await sales.rows('UPDATE sales.opportunity SET owner_id = $2, version = version + 1 WHERE id = $1', [
    lost.saleId,
    giver.userId,
  ]);
  expect(await sales.get(MailHandOver).execute(lost)).toBe(false);
});
