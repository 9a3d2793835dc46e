import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
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

it('sets an organisation up by the link of the terminal, once, and is of use at once', async () => {
  const { page, close } = await takeSeat(browser, kontor.url, { language: 'en' });
  await page.goto('/');
  await page.getByText('Kontor is not set up yet').waitFor();

  await page.goto(kontor.setUpLink ?? '');
  await page.getByLabel('Organisation').fill('Odra Maszyny');
  await page.getByLabel('Your name').fill('Ada Sikora');
  await page.getByLabel('E-mail').fill('ada@odra.example');
  await page.locator('input[type="password"]').first().fill('kontor');
  await page.getByRole('button', { name: 'Set up the organisation' }).click();
  await page.getByText(/12/).first().waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await page.locator('input[type="password"]').first().fill('cztery konie na moscie');
  await page.getByRole('button', { name: 'Set up the organisation' }).click();

  await page.getByRole('navigation').first().waitFor();
  await page.goto('/board');
  await page.getByText('This process has no sales yet').first().waitFor();

  await page.goto(kontor.setUpLink ?? '');
  await page.getByText('This link no longer works').waitFor();
  await close();
}, 90_000);
