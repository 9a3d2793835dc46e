import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, logIn, type Seat, takeSeat } from '../harness/browser.js';
import { type RunningKontor, startKontor } from '../harness/kontor.js';

let kontor: RunningKontor;
let browser: Browser;
let seat: Seat;
let page: Page;

beforeAll(async () => {
  [kontor, browser] = await Promise.all([startKontor(), launchBrowser()]);
  seat = await takeSeat(browser, kontor.url, { language: 'en' });
  page = seat.page;
  await logIn(page, 'katarzyna.czapla@demo.example');
}, 120_000);

afterAll(async () => {
  await seat?.close();
  await browser?.close();
  await kontor?.stop();
});

const result = () => page.getByRole('region', { name: 'Change of many sales' });
const toolbar = () => page.getByRole('toolbar', { name: 'What to do with the selected rows' });
const grid = () => page.getByRole('grid');
/** The days of the first rows, as they stand in the list. */
const closes = async () =>
  (await grid().getByRole('row').allInnerTexts())
    .slice(1, 6)
    .map((row) => /\d{1,2} [A-Z][a-z]{2}( \d{4})?/.exec(row)?.[0] ?? '');

describe('many sales at once', () => {
  it('get another day, and the day they had when that is undone', async () => {
    await page.goto('/opportunities?owner=me&meaning=OPEN&sort=EXPECTED_CLOSE_DATE.asc');
    await grid().getByRole('row').nth(3).waitFor();
    const before = await closes();
    const firstClose = before[0] as string;
    for (const nth of [1, 2, 3]) await grid().getByRole('row').nth(nth).getByRole('checkbox').click();
    await toolbar().getByText('3 selected').waitFor();
    await toolbar().getByRole('button', { name: 'Close date' }).click();
    await page.getByLabel('Or move each by days').fill('400');
    await page.keyboard.press('Enter');
    await result().getByText('3 of 3 changed').waitFor();
    await result().getByRole('button', { name: 'Undo' }).click();
    await result().getByText('3 put back').waitFor();
    await toolbar().getByRole('button', { name: 'Clear the selection' }).click();
    await grid().getByText(firstClose).first().waitFor();
    expect(await closes()).toEqual(before);
  }, 60_000);

  it('move by the worker where they are many, and those whose gate is not fulfilled are named', async () => {
    await page.goto('/opportunities?meaning=OPEN');
    await grid().getByRole('row').nth(3).waitFor();
    await grid().getByRole('checkbox').first().click();
    await toolbar().getByRole('button', { name: 'Stage' }).click();
    await page
      .getByRole('option', { name: /Negotiation/ })
      .first()
      .click();
    await page.getByLabel('Reason').fill('All of them are talked about at the fair');
    await page.getByRole('button', { name: 'Apply' }).click();
    await result().getByText('Done').waitFor({ timeout: 60_000 });
    await result()
      .getByRole('button', { name: /^Show \d+ that were left/ })
      .click();
    const left = page.getByRole('dialog', { name: 'What was left as it is' });
    await left
      .getByText(/^Missing: /)
      .first()
      .waitFor();
    await left.getByRole('link').first().waitFor();
  }, 150_000);

  it('are all that the filter finds, also those that no page has shown, and stop when they are told to', async () => {
    await page.goto('/opportunities');
    await grid().getByRole('row').nth(3).waitFor();
    await grid().getByRole('checkbox').first().click();
    await toolbar()
      .getByRole('button', { name: /^Choose all \d+ that the filter finds/ })
      .click();
    await toolbar().getByRole('button', { name: 'Close date' }).click();
    await page.getByLabel('Or move each by days').fill('7');
    await page.keyboard.press('Enter');
    await result().getByRole('button', { name: 'Stop' }).click();
    await result()
      .getByText(/^(Stopped|Done)$/)
      .waitFor({ timeout: 60_000 });
    await result().getByRole('button', { name: 'Undo' }).click();
    await result().getByText('Taken back').waitFor({ timeout: 60_000 });
  }, 150_000);
});
