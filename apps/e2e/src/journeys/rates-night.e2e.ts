import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RateServer, startRateServer } from '@kontor/testing';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, logIn, overhang, takeSeat } from '../harness/browser.js';
import { type RunningKontor, startKontor } from '../harness/kontor.js';

let banks: RateServer;
let kontor: RunningKontor;
let browser: Browser;

const DAY_MS = 86_400_000;

/** The last working day before today, wherever the tests run: its table is out. */
function lastWorkingDay(): string {
  for (let back = 1; ; back += 1) {
    const day = new Date(Date.now() - back * DAY_MS);
    if (![0, 6].includes(day.getUTCDay())) return day.toISOString().slice(0, 10);
  }
}

beforeAll(async () => {
  banks = await startRateServer({ isPerpetual: true });
  [kontor, browser] = await Promise.all([
    startKontor('demo', { RATES_NBP_URL: banks.url, OUTBOUND_LOOPBACK: 'allowed' }),
    launchBrowser(),
  ]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await kontor?.stop();
  await banks?.stop();
});

/** Until the worker has been there: a page that is opened again shows what is. */
async function untilShown(page: Page, text: RegExp): Promise<void> {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    await page.goto('/settings/rates');
    await page.getByRole('heading', { name: /^Skąd są kursy/ }).waitFor();
    const found = await page
      .getByText(text)
      .first()
      .waitFor({ timeout: 2_500 })
      .then(() => true)
      .catch(() => false);
    if (found) return;
  }
  throw new Error(`${String(text)} never came`);
}

describe('a night of rates with a jump in it', () => {
  it('is set up, fetched, held, looked at and confirmed, and converts in the palette', async () => {
    const day = lastWorkingDay();
    banks.publishUpTo(day);
    banks.change(day, 'CHF', 1.3);
    const seat = await takeSeat(browser, kontor.url);
    const { page } = seat;
    await logIn(page, 'irena.kogut@demo.example');
    await page.getByRole('navigation').first().waitFor();
    await page.goto('/settings/rates');
    await page.getByRole('button', { name: 'Ustawienia', exact: true }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('combobox', { name: 'Dodaj walutę' }).click();
    await page.getByRole('option', { name: 'CHF' }).click();
    await drawer.getByRole('switch').click();
    await drawer.getByLabel('O godzinie').fill('00:00');
    await drawer.getByRole('button', { name: 'Zapisz' }).click();
    await page.getByText('Zapisano ustawienia').waitFor();

    await untilShown(page, /1 kurs czeka na decyzję/);
    const held = page.getByRole('region', { name: /czeka na decyzję/ });
    await held.getByText(/CHF:.*→/).waitFor();
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    await page.getByText('aktualne').first().waitFor();

    await held.getByRole('button', { name: 'Jest dobry' }).click();
    await held.locator('[aria-invalid="true"]').waitFor();
    await held.getByRole('textbox').fill('Porównano ze stroną banku');
    await held.getByRole('button', { name: 'Jest dobry' }).click();
    await page.getByText('Potwierdzono kurs CHF').waitFor();
    await held.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: '1 CHF' }).click();
    await page.getByRole('heading', { name: /^CHF: / }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Szukaj lub przejdź…' }).fill('12 500 CHF na PLN');
    await page.getByRole('option', { name: /12\s?500,00\s?CHF = .*zł/ }).waitFor();
    await page.keyboard.press('Escape');
    await seat.close();
  }, 180_000);

  it('is to be read on a phone as well', async () => {
    const seat = await takeSeat(browser, kontor.url, { width: 360, height: 780 });
    const { page } = seat;
    await logIn(page, 'irena.kogut@demo.example');
    await page.getByRole('navigation').first().waitFor();
    await page.goto('/settings/rates');
    await page.getByRole('heading', { name: 'Kursy walut' }).waitFor();
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    await seat.close();
  }, 60_000);
});
