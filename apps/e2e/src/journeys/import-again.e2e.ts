import { readFile } from 'node:fs/promises';
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

async function choose(page: Page, content: string): Promise<void> {
  await page.goto('/imports');
  const file = { name: 'sprzedaz.csv', mimeType: 'text/csv', buffer: Buffer.from(content) };
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.waitForURL(/\/imports\/.+/);
}

async function checkAndRun(page: Page, rows: number): Promise<void> {
  await page.getByRole('button', { name: 'Sprawdź plik' }).click();
  await page.getByRole('button', { name: `Importuj wiersze: ${rows}` }).click({ timeout: 30_000 });
  await page.getByText(/^Gotowe w/).waitFor({ timeout: 30_000 });
}

it('takes refused rows back corrected, and asks nothing that was answered', async () => {
  const { page, close } = await takeSeat(browser, kontor.url, { language: 'pl' });
  await logIn(page, 'irena.kogut@demo.example');
  // What “Lp” is, nothing says by itself.
  const rows = ['9001;Linia pakująca;Zakwalifikowana;1200,50', '9002;Piec tunelowy;Zakwalifikowana;dużo'];
  await choose(page, `Lp;Tytuł;Etap;Kwota\n${rows.join('\n')}\n`);
  await page.getByRole('combobox', { name: /„Lp”/ }).click();
  await page.getByRole('option', { name: /^Identyfikator/ }).click();
  await checkAndRun(page, 1);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Pobierz wszystkie' }).filter({ visible: true }).first().click(),
  ]);
  const refused = await readFile(await download.path(), 'utf8');
  expect(refused).toContain('3;Kwota: To nie jest liczba.;9002;Piec tunelowy;Zakwalifikowana;dużo');

  await choose(page, refused.replace(';dużo', ';99,90'));
  await page.getByText('Kolumny, źródło i wartości jak w ostatnim pliku z tymi kolumnami.').waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await checkAndRun(page, 1);
  await page.goto('/opportunities?q=Piec%20tunelowy');
  await page.getByText('Piec tunelowy').first().waitFor();
  await close();
}, 120_000);
