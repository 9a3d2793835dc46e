import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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

const CARD = /\/customers\/[0-9a-f-]{36}/;
const idIn = (page: Page): string => /[0-9a-f-]{36}/.exec(page.url())?.[0] ?? '';

async function addCustomer(page: Page, name: string): Promise<string> {
  await page.goto('/customers');
  await page.getByRole('button', { name: 'Nowy klient' }).first().click();
  await page.getByLabel('Nazwa').fill(name);
  await page.keyboard.press('Enter');
  await page.waitForURL(CARD);
  return idIn(page);
}

const isWiderThanScreen = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth');

describe('a customer who is there twice', () => {
  it('is found while typing, merged with a choice, opened by its old address, and taken apart again', async () => {
    const { page, close } = await takeSeat(browser, kontor.url);
    await logIn(page, 'irena.kogut@demo.example');
    const first = await addCustomer(page, 'GĄSIOR I SYNOWIE Sp. z o.o.');
    await page.getByRole('tab', { name: 'Oś czasu' }).click();

    await page.goto('/customers');
    await page.getByRole('button', { name: 'Nowy klient' }).first().click();
    await page.getByLabel('Nazwa').fill('Gasior i Synowie spółka z ograniczoną odpowiedzialnością');
    const hint = page.getByRole('alert').filter({ hasText: 'GĄSIOR I SYNOWIE' });
    await hint.getByText('ta sama nazwa').waitFor();
    await page.getByRole('button', { name: 'Dodaj klienta' }).click();
    await page.waitForURL(CARD);
    const second = idIn(page);
    await page.getByRole('tab', { name: 'Oś czasu' }).click();
    await page.getByLabel('Napisz notatkę').fill('Prosi o deklaracje CE');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Prosi o deklaracje CE').waitFor();

    await page.goto('/customers/duplicates');
    expect(await seriousProblems(page)).toEqual([]);
    const pair = page.getByRole('listitem').filter({ hasText: 'GĄSIOR I SYNOWIE' });
    await pair.getByRole('button', { name: 'Scal…' }).click();
    await page.getByText('Notatki: 1').waitFor();
    expect(await seriousProblems(page)).toEqual([]);
    await page.getByRole('radio', { name: /Gasior i Synowie/ }).check();
    await page.getByRole('button', { name: /^Scal do/ }).click();
    await page.waitForURL(new RegExp(first));
    await page.getByRole('heading', { name: /Gasior i Synowie/ }).waitFor();

    await page.goto(`/customers/${second}?tab=timeline`);
    await page.getByRole('heading', { name: /Gasior i Synowie/ }).waitFor();
    await page.getByText('Prosi o deklaracje CE').waitFor();
    await page.goto(`/customers/${first}`);
    await page.getByRole('button', { name: 'Cofnij scalenie' }).click();
    await page.waitForURL(new RegExp(second));
    await page.goto(`/customers/${first}?tab=timeline`);
    await page.getByRole('heading', { name: 'GĄSIOR I SYNOWIE Sp. z o.o.' }).waitFor();
    await page.getByText('cofnięcie scalenia').waitFor();
    expect(await page.getByText('Prosi o deklaracje CE').count()).toBe(0);

    await page.goto('/customers/duplicates');
    await pair.getByRole('button', { name: 'To nie to samo' }).click();
    await pair.waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByRole('heading', { name: 'Klienci wpisani być może dwa razy' }).waitFor();
    await page.getByRole('listitem').first().waitFor();
    expect(await pair.count()).toBe(0);
    await close();
  }, 90_000);
});

it('has lists that an administrator grows by the keyboard, and tags to find customers by', async () => {
  const { page, close } = await takeSeat(browser, kontor.url);
  await logIn(page, 'irena.kogut@demo.example');
  await page.goto('/settings/lists');
  const tags = page.getByRole('region', { name: 'Etykiety klientów' });
  await tags.getByLabel('Nazwa').fill('Targi 2026');
  await page.keyboard.press('Enter');
  await tags.getByText('Targi 2026').waitFor();
  const regions = page.getByRole('region', { name: 'Regiony' });
  await regions
    .getByRole('button', { name: /^Usuń: / })
    .first()
    .click();
  await regions.getByRole('alert').waitFor();
  expect(await seriousProblems(page)).toEqual([]);

  await addCustomer(page, 'Oznaczona Odra');
  await page.getByRole('button', { name: 'Etykiety' }).click();
  await page.getByRole('option', { name: 'Targi 2026' }).click();
  await page.getByRole('button', { name: 'Gotowe' }).click();
  await page.getByText('Targi 2026').waitFor();
  await close();
}, 60_000);

it('forgets a person for good, also in the register', async () => {
  const { page, close } = await takeSeat(browser, kontor.url);
  await logIn(page, 'irena.kogut@demo.example');
  const id = await addCustomer(page, 'Zapominalska Sp. z o.o.');
  await page.getByRole('button', { name: 'Dodaj kontakt' }).click();
  await page.getByLabel('Imię i nazwisko').fill('Żaneta Gęś');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Dane osobowe: Żaneta Gęś' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Eksport dla programu (JSON)' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.json$/);
  await page.getByRole('button', { name: 'Dane osobowe: Żaneta Gęś' }).click();
  await page.getByRole('menuitem', { name: 'Usuń na zawsze…' }).click();
  const erase = page.getByRole('dialog').getByRole('button', { name: 'Usuń na zawsze…' });
  expect(await erase.isDisabled()).toBe(true);
  await page.getByLabel('Wpisz nazwisko: Żaneta Gęś').fill('Żaneta Gęś');
  await erase.click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.goto(`/customers/${id}?tab=register`);
  await page.getByText('usunięcie danych osobowych').waitFor();
  expect(await page.getByText('Żaneta Gęś').count()).toBe(0);
  await close();
}, 60_000);

it('fits a phone in the dark, in English', async () => {
  const { page, close } = await takeSeat(browser, kontor.url, {
    language: 'en',
    width: 360,
    height: 740,
    scheme: 'dark',
  });
  await logIn(page, 'edward.lis@demo.example');
  await page.goto('/customers/duplicates');
  await page.getByRole('listitem').first().waitFor();
  expect(await isWiderThanScreen(page)).toBe(false);
  expect(await seriousProblems(page)).toEqual([]);
  const href = await page.getByRole('listitem').getByRole('link').first().getAttribute('href');
  await page.goto(`${href}?tab=timeline`);
  await page.locator('main ul li').first().waitFor();
  expect(await isWiderThanScreen(page)).toBe(false);
  expect(await seriousProblems(page)).toEqual([]);
  await close();
}, 60_000);
