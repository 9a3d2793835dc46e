import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, logIn, seriousProblems, takeSeat } from '../harness/browser.js';
import { type RunningKontor, startKontor } from '../harness/kontor.js';

let kontor: RunningKontor;
let browser: Browser;

beforeAll(async () => {
  [kontor, browser] = await Promise.all([startKontor(), launchBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await kontor?.stop();
});

/** Opens a figure: its list must count as many sales as the figure says. */
async function opensItsSales(page: Page, table: string, row: RegExp, what: RegExp): Promise<void> {
  const line = page.getByRole('table', { name: table }).getByRole('row', { name: row });
  const figure = line.getByRole('link', { name: what });
  const count = (await figure.innerText()).replace(/\D/gu, '');
  expect(Number(count)).toBeGreaterThan(0);
  await figure.click();
  await page.waitForURL(/\/opportunities\?/u);
  await page
    .getByText(new RegExp(`^${count} rows?$`, 'u'))
    .first()
    .waitFor();
  await page.goBack();
  await line.waitFor();
}

it('says where to help first and how far sales come, and every number opens its sales', async () => {
  const { page, close } = await takeSeat(browser, kontor.url, { language: 'en' });
  await logIn(page, 'katarzyna.czapla@demo.example');
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.getByText(/open sales need a look/u).waitFor();
  const health = 'What is wrong with open sales, by whose they are';
  await opensItsSales(page, health, /^All/u, /stalled/u);
  await opensItsSales(page, health, /^All/u, /went back/u);
  await opensItsSales(page, health, /^All/u, /no next activity/u);

  await page.getByText('Statistics', { exact: true }).click();
  await page.getByRole('table', { name: 'Funnel by stage' }).waitFor();
  await opensItsSales(page, 'Funnel by stage', /^Need agreed/u, /Reached/u);
  await opensItsSales(page, 'Funnel by stage', /^Need agreed/u, /Lost here/u);
  await opensItsSales(page, 'Funnel by stage', /^Qualified/u, /Open here/u);
  await page.getByRole('button', { name: 'As a table' }).first().click();
  await page.getByRole('table', { name: 'Days in each stage' }).waitFor();
  await page.getByText('Months', { exact: true }).click();
  await page.waitForURL(/by=MONTH/u);
  await opensItsSales(page, 'Sales compared', /^January/u, /Sales/u);
  expect(await seriousProblems(page)).toEqual([]);
  await close();
}, 120_000);

it('lets who manages processes change from when on a sale needs a look', async () => {
  const { page, close } = await takeSeat(browser, kontor.url, { language: 'en' });
  await logIn(page, 'irena.kogut@demo.example');
  await page.goto('/process');
  await page.getByRole('button', { name: 'Zmień progi' }).first().click();
  const days = page.getByLabel('Brak następnego działania: dni w etapie');
  await days.fill('9999');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page
    .getByText(/Podaj liczbę całkowitą/u)
    .first()
    .waitFor();
  await days.fill('21');
  await page.keyboard.press('Control+s');
  const limits = page.getByRole('table', { name: 'Od kiedy sprzedaż wymaga uwagi' });
  await limits
    .getByRole('row', { name: /Nic nie jest zaplanowane/u })
    .getByText('> 21 d')
    .waitFor();
  await close();
}, 60_000);
