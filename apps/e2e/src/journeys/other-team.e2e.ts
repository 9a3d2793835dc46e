import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { Browser } from 'playwright-core';
import { launchBrowser, logIn, takeSeat } from '../harness/browser.js';
import { type RunningKontor, startKontor } from '../harness/kontor.js';

let kontor: RunningKontor;
let browser: Browser;
let sale: { id: string; number: string; title: string };

const TITLE = 'Linia tajna XQ-77';

beforeAll(async () => {
  [kontor, browser] = await Promise.all([startKontor(), launchBrowser()]);
  const client = new Client({ connectionString: kontor.database.ownerUrl });
  await client.connect();
  const { rows } = await client.query<typeof sale>(
    `UPDATE sales.opportunity SET title = $1, version = version + 1 WHERE id = (
       SELECT o.id FROM sales.opportunity o JOIN identity.user_account u ON u.id = o.owner_id
       WHERE u.email = 'piotr.szpak@demo.example' AND o.meaning = 'OPEN' ORDER BY o.id LIMIT 1) RETURNING id, number, title`,
    [TITLE],
  );
  await client.end();
  if (!rows[0]) throw new Error('the demo has an open sale of this person');
  sale = rows[0];
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await kontor?.stop();
});

it('shows a sale to its own team by every door', async () => {
  const { page, close } = await takeSeat(browser, kontor.url);
  await logIn(page, 'piotr.szpak@demo.example');
  await page.goto(`/opportunities/${sale.id}`);
  await page.getByRole('heading', { name: TITLE }).waitFor();
  const file = await page.request.get(
    `/api/v1/exports/opportunities.csv?filter=${encodeURIComponent(JSON.stringify({ text: TITLE }))}`,
  );
  expect(file.status()).toBe(200);
  expect(await file.text()).toContain(sale.number);
  await close();
});

it('shows nothing of it to a salesperson of another team: page, list, search, export', async () => {
  const { page, close } = await takeSeat(browser, kontor.url);
  await logIn(page, 'ewa.sarna@demo.example');
  await page.goto(`/opportunities/${sale.id}`);
  await page.waitForLoadState('networkidle');
  expect(await page.getByText(TITLE).count()).toBe(0);

  await page.goto(`/opportunities?q=${encodeURIComponent(TITLE)}`);
  await page.waitForLoadState('networkidle');
  expect(await page.locator('main').getByText(sale.number).count()).toBe(0);
  expect(await page.locator('main [role="row"], main li').getByText(TITLE).count()).toBe(0);

  await page.goto('/');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('tajna XQ');
  await page.waitForTimeout(1_500);
  expect(await page.getByText(TITLE).count()).toBe(0);

  const file = await page.request.get(
    `/api/v1/exports/opportunities.csv?filter=${encodeURIComponent(JSON.stringify({ text: TITLE }))}`,
  );
  expect(file.status()).toBe(200);
  expect(await file.text()).not.toContain(sale.number);
  await close();
});
