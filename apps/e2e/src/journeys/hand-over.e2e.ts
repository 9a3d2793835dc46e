import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, logIn, type Seat, takeSeat } from '../harness/browser.js';
import { type RunningKontor, startKontor } from '../harness/kontor.js';

let kontor: RunningKontor;
let browser: Browser;
let giver: Seat;
let taker: Seat;

beforeAll(async () => {
  [kontor, browser] = await Promise.all([startKontor(), launchBrowser()]);
  [giver, taker] = await Promise.all([
    takeSeat(browser, kontor.url, { language: 'en' }),
    takeSeat(browser, kontor.url, { language: 'en' }),
  ]);
  await logIn(giver.page, 'katarzyna.czapla@demo.example');
  await logIn(taker.page, 'olaf.bocian@demo.example');
}, 120_000);

afterAll(async () => {
  await giver?.close();
  await taker?.close();
  await browser?.close();
  await kontor?.stop();
});

/** A new sale of the giver's own, on its page. */
async function begin(page: Page, title: string): Promise<string> {
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What').fill(title);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  return new URL(page.url()).pathname;
}

describe('two persons and one sale', () => {
  it('it goes from hand to hand with a word, and whoever gave it follows it on', async () => {
    const address = await begin(giver.page, 'Handed line');
    await giver.page.getByRole('button', { name: 'More' }).click();
    await giver.page.getByRole('menuitem', { name: 'Hand over…' }).click();
    const dialog = giver.page.getByRole('dialog', { name: 'Hand over the sale' });
    await dialog.getByLabel('To whom').fill('Olaf');
    await giver.page.getByRole('option', { name: /Olaf Bocian/ }).click();
    await dialog.getByLabel('A word to them').fill('They want an answer by Friday.');
    await dialog.getByRole('button', { name: 'Hand over' }).click();
    await giver.page.locator('[data-fact="ownerId"]').filter({ hasText: 'Olaf Bocian' }).waitFor();
    await giver.page.getByRole('button', { name: 'Follow this sale' }).click();
    await giver.page.getByRole('region', { name: 'Followed by' }).getByText('Katarzyna Czapla').waitFor();

    await taker.page.goto('/');
    const handed = taker.page
      .getByRole('region', { name: /^Handed to you/ })
      .getByRole('listitem')
      .filter({ hasText: 'Handed line' });
    await handed.getByText('They want an answer by Friday.').waitFor();
    await handed.getByText(/Katarzyna Czapla/).waitFor();
    await handed.getByRole('button', { name: 'Seen' }).click();
    await handed.waitFor({ state: 'hidden' });
    await taker.page.reload();
    await taker.page.getByRole('heading', { name: /^Today/ }).waitFor();
    expect(await handed.count()).toBe(0);

    await taker.page.goto(`${address}?tab=register`);
    await taker.page.getByText('They want an answer by Friday.').first().waitFor();

    await giver.page.goto('/opportunities?followed=yes&q=Handed+line');
    await giver.page.getByRole('grid').getByText('Handed line').first().waitFor();
    await giver.page.goto(address);
    await giver.page.getByRole('button', { name: 'Do not follow it any more' }).click();
    await giver.page.getByRole('button', { name: 'Follow this sale' }).waitFor();
  }, 90_000);
});
