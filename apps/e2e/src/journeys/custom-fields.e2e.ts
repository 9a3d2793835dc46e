import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, logIn, overhang, seriousProblems, takeSeat } from '../harness/browser.js';
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

/** Defines a field of sales in the settings, with two choices. */
async function define(page: Page): Promise<void> {
  await page.goto('/settings/custom-fields');
  await page.locator('label').filter({ hasText: 'Szanse' }).click();
  await page.getByText('Wydajność (opak./min)').waitFor();
  await page.getByRole('button', { name: 'Nowe pole' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Nazwa po polsku').fill('Rodzaj sterownika');
  await form.getByLabel('Nazwa po angielsku').fill('Kind of controller');
  await form.getByRole('combobox', { name: 'Typ' }).click();
  await page.getByRole('option', { name: 'Wybór' }).click();
  await form.getByLabel('Dodaj możliwość i naciśnij Enter').fill('Przekaźnikowy');
  await page.keyboard.press('Enter');
  await form.getByLabel('Dodaj możliwość i naciśnij Enter').fill('Programowalny');
  await page.keyboard.press('Enter');
  expect(await seriousProblems(page)).toEqual([]);
  await form.getByRole('button', { name: 'Utwórz pole' }).click();
  await form.waitFor({ state: 'detached' });
  await page.getByText('kind-of-controller').waitFor();
  expect(await seriousProblems(page)).toEqual([]);
}

/** Fills the field of the first of one's own open sales where it stands, and answers the title of the sale. */
async function fill(page: Page): Promise<string> {
  await page.goto('/opportunities?owner=me&meaning=OPEN');
  await page.getByRole('row').nth(1).click();
  await page.waitForURL(/open=/u);
  await page.goto(`/opportunities/${new URL(page.url()).searchParams.get('open')}`);
  await page.locator('[data-fact="custom.kind-of-controller"]').click();
  await page.getByRole('option', { name: 'Programowalny' }).click();
  await page.locator('dd').filter({ hasText: 'Programowalny' }).getByRole('button', { name: 'Cofnij' }).waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  return (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
}

it('defines a field, fills it in its place, finds sales by it, shows it as a column and has it on record', async () => {
  const { page, close } = await takeSeat(browser, kontor.url, { width: 1_600 });
  await logIn(page, 'irena.kogut@demo.example');
  await define(page);
  await close();

  const seller = await takeSeat(browser, kontor.url, { width: 1_600 });
  const own = seller.page;
  await logIn(own, 'maria.sowa@demo.example');
  const title = await fill(own);
  await own.getByRole('tab', { name: 'Rejestr' }).click();
  const entry = own.getByRole('listitem').filter({ hasText: 'Rodzaj sterownika' }).filter({ hasText: 'Programowalny' });
  await entry.first().waitFor();

  await own.goto('/opportunities?meaning=OPEN');
  await own.getByRole('button', { name: 'Filtr', exact: true }).click();
  await own.getByRole('menuitem', { name: 'Rodzaj sterownika' }).click();
  await own.getByRole('checkbox', { name: 'Programowalny' }).check();
  await own.waitForURL(/cf=kind-of-controller/u);
  await own.getByText('1 wiersz', { exact: true }).waitFor();
  await own.keyboard.press('Escape');
  await own.getByRole('button', { name: 'Kolumny' }).click();
  await own.getByRole('checkbox', { name: 'Rodzaj sterownika' }).check();
  await own.keyboard.press('Escape');
  await own.getByRole('columnheader', { name: 'Rodzaj sterownika' }).waitFor();
  const row = own.getByRole('row').filter({ hasText: title });
  await row.getByText('Programowalny').waitFor();

  const address = own.url();
  await own.goto(address);
  await own.getByRole('row').filter({ hasText: title }).getByText('Programowalny').waitFor();
  await own.getByText('to Programowalny').waitFor();
  expect(await own.getByRole('row').count()).toBe(2 + (await own.getByRole('row').filter({ hasText: 'Σ' }).count()));
  expect(await seriousProblems(own)).toEqual([]);

  await own.setViewportSize({ width: 360, height: 740 });
  await own.goto(address);
  await own.getByText(title).first().waitFor();
  expect(await overhang(own)).toBeLessThanOrEqual(1);
  await seller.close();
}, 120_000);

it('asks for what a new record owes, and lets nobody empty it', async () => {
  const { page, close } = await takeSeat(browser, kontor.url, { language: 'en' });
  await logIn(page, 'julia.gil@demo.example');
  const admin = await takeSeat(browser, kontor.url, { language: 'en' });
  await logIn(admin.page, 'irena.kogut@demo.example');
  await admin.page.goto('/settings/custom-fields');
  await admin.page.getByText('packaging-lines').click();
  await admin.page.getByRole('dialog').getByRole('switch', { name: 'Wymagane' }).check();
  await admin.page.getByRole('dialog').getByRole('button', { name: 'Zapisz' }).click();
  await admin.page.getByRole('dialog').waitFor({ state: 'detached' });
  await admin.close();

  await page.goto('/customers');
  await page.getByRole('main').getByRole('button', { name: 'New customer' }).click();
  const dialog = page.getByRole('dialog', { name: 'New customer' });
  await dialog.getByLabel('Name', { exact: true }).fill('Kontrolna Piekarnia');
  await dialog.getByRole('button', { name: 'Add the customer' }).click();
  await dialog.getByText('This field has to be filled.').waitFor();
  await dialog.getByRole('textbox', { name: 'Packaging lines in operation' }).fill('four');
  await dialog.getByRole('button', { name: 'Add the customer' }).click();
  await dialog.getByText('Write a number, such as 1250.5.').waitFor();
  await dialog.getByRole('textbox', { name: 'Packaging lines in operation' }).fill('4');
  expect(await seriousProblems(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Add the customer' }).click();
  await page.waitForURL(/\/customers\/[0-9a-f-]{36}/u);
  const fact = page.locator('[data-fact="custom.packaging-lines"]').filter({ hasText: /^4/u });
  await fact.waitFor();
  await fact.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Enter');
  await page.getByText('This field has to be filled.').waitFor();
  await page.keyboard.press('Escape');
  await close();
}, 120_000);
