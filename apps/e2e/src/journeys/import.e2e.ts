import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { crmSalesOpportunities } from '@kontor/testing';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, seriousProblems, takeSeat } from '../harness/browser.js';
import { type RunningKontor, startKontor } from '../harness/kontor.js';

let kontor: RunningKontor;
let browser: Browser;

beforeAll(async () => {
  [kontor, browser] = await Promise.all([startKontor('empty'), launchBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await kontor?.stop();
});

async function setUp(page: Page): Promise<void> {
  await page.goto(kontor.setUpLink ?? '');
  await page.getByLabel('Organisation').fill('Hardware House');
  await page.getByLabel('Your name').fill('Ada Sikora');
  await page.getByLabel('E-mail').fill('ada@hardware.example');
  await page.locator('input[type="password"]').first().fill('cztery konie na moscie');
  await page.getByRole('button', { name: 'Set up the organisation' }).click();
  await page.getByRole('navigation').first().waitFor();
}

/** Says what a value of the file means, by the field that asks. */
async function decide(page: Page, value: string, choice: RegExp): Promise<void> {
  await page.getByLabel(`What “${value}” means`).first().click();
  await page.getByRole('option', { name: choice }).first().click();
}

it('brings a real file in, with nothing lost and the figures that were counted from it', async () => {
  const { page, close } = await takeSeat(browser, kontor.url, { language: 'en' });
  await setUp(page);
  await page.goto('/imports');
  await page.locator('input[type="file"]').setInputFiles(crmSalesOpportunities('sales_pipeline.csv'));
  await page.waitForURL(/\/imports\/.+/);
  await page.getByText('opportunity_id').first().waitFor();
  expect(await seriousProblems(page)).toEqual([]);

  await page.getByRole('button', { name: 'Check the file' }).click();
  await page.getByText('GTXPro').filter({ visible: true }).first().waitFor({ timeout: 60_000 });
  await page.getByText('8,800 rows are refused').first().waitFor({ timeout: 60_000 });
  for (const group of await page.getByRole('button', { name: 'Create all' }).all()) await group.click();
  await decide(page, 'Engaging', /Need agreed/);
  await decide(page, 'Prospecting', /Qualified/);
  await page.getByRole('button', { name: 'Apply and check again' }).click();
  await page.getByRole('button', { name: 'Import 8,800 rows' }).click({ timeout: 90_000 });
  await page.getByText(/Done in/).waitFor({ timeout: 120_000 });

  const figures = await page.evaluate<{
    won: number;
    lost: number;
  }>(`fetch('/api/v1/exports/opportunities.csv?language=EN').then((r) => r.text()).then((text) => ({
    won: text.split('\\n').filter((line) => /,WON,|,Won,/.test(line)).length, lost: text.split('\\n').filter((line) => /,LOST,|,Lost,/.test(line)).length }))`);
  expect(figures).toEqual({ won: 4_238, lost: 2_473 });
  await page.goto('/opportunities?view=all');
  await page
    .getByText(/10,005,534|12,/)
    .first()
    .waitFor({ timeout: 30_000 });
  await close();
}, 400_000);
