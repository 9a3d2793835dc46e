import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, logIn, type Seat, takeSeat } from '../harness/browser.js';
import { type RunningKontor, startKontor } from '../harness/kontor.js';

let kontor: RunningKontor;
let browser: Browser;
let seat: Seat;
let page: Page;

/** A team leader of the demo who works in English. */
const LEADER = 'katarzyna.czapla@demo.example';

beforeAll(async () => {
  [kontor, browser] = await Promise.all([startKontor(), launchBrowser()]);
  seat = await takeSeat(browser, kontor.url, { language: 'en' });
  page = seat.page;
  await logIn(page, LEADER);
}, 120_000);

afterAll(async () => {
  await seat?.close();
  await browser?.close();
  await kontor?.stop();
});

async function begin(title: string): Promise<void> {
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Customer').fill('Bäckerei Mühl');
  await page
    .getByRole('option', { name: /Mühlbach/ })
    .first()
    .click();
  await dialog.getByLabel('What is it about?').fill(title);
  await page.getByRole('button', { name: 'Begin the sale' }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

const moveTo = (stage: string) => page.getByRole('button', { name: `Move to ${stage}` }).click();
const here = (stage: string) => page.getByRole('button', { name: `${stage}: here now` }).waitFor();
const gate = (stage: string) => page.getByRole('form', { name: `Move to ${stage}` });

const fieldsToFill = async () => {
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  const fields = await dialog.locator('input:visible:not([type=hidden]), select:visible').count();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  return fields;
};

describe('a sale', () => {
  it('begins in five fields at most, and only its title has to be filled', async () => {
    // The amount and its currency are one field in two boxes.
    expect(await fieldsToFill()).toBeLessThanOrEqual(6);
    await begin('Wrapping line, hall 3');
    await here('Qualified');
  }, 60_000);

  it('is held by a gate that names each thing it wants, and fulfilled from there it goes on', async () => {
    await moveTo('Need agreed');
    await here('Need agreed');
    await moveTo('Offer sent');
    const form = gate('Offer sent');
    await form.getByText('0 of 3 fulfilled').waitFor();
    const wanted = await form.getByRole('listitem').allInnerTexts();
    expect(wanted.map((text) => text.split('\n')[0]?.trim())).toEqual([
      'The amount is estimated',
      'A meeting was held',
      'The person who decides is known',
    ]);
    expect(await form.getByRole('button', { name: 'Move', exact: true }).isDisabled()).toBe(true);

    await form.getByRole('textbox', { name: 'Amount' }).fill('125 000,50');
    await page.keyboard.press('Enter');
    await form.getByText('1 of 3 fulfilled').waitFor();
    await form.getByRole('textbox', { name: 'What' }).fill('Meeting at the plant');
    await form.getByRole('button', { name: 'Log' }).click();
    await form.getByText('2 of 3 fulfilled').waitFor();
    await form.getByRole('combobox', { name: 'Add a contact' }).click();
    await page.getByRole('option').first().click();
    await form.getByText('Everything is fulfilled').waitFor();
    await form.getByRole('button', { name: 'Move', exact: true }).click();
    await here('Offer sent');
  }, 90_000);

  it('asks why a stage is skipped, is won, and everything that happened is on record', async () => {
    await moveTo('Won');
    const form = gate('Won');
    await form.getByRole('textbox', { name: /Close date/ }).fill('in 2 weeks');
    await page.keyboard.press('Enter');
    await form.getByText('1 of 2 fulfilled').waitFor();
    await form.getByRole('textbox', { name: /Next step/ }).fill('Sign');
    await page.keyboard.press('Enter');
    await form.getByText('Everything is fulfilled').waitFor();
    const win = form.getByRole('button', { name: 'Mark as won' });
    expect(await win.isDisabled()).toBe(true);
    await form.getByRole('textbox', { name: 'Why' }).fill('They signed at once');
    await win.click();
    await here('Won');

    await page.getByRole('tab', { name: 'Register' }).click();
    const register = page.getByRole('tabpanel');
    await register.getByText('They signed at once').waitFor();
    const words = await register.innerText();
    for (const said of ['Katarzyna Czapla', 'Offer sent', 'Won', 'Meeting at the plant', '125,000.50'])
      expect(words).toContain(said);
    await page.reload();
    await here('Won');
  }, 90_000);

  it('is lost for a reason and to somebody', async () => {
    await begin('Labeller that was lost');
    await moveTo('Lost');
    const form = gate('Lost');
    const lose = form.getByRole('button', { name: 'Mark as lost' });
    expect(await lose.isDisabled()).toBe(true);
    await form.getByRole('combobox', { name: /Why was it lost/ }).click();
    await page.getByRole('option', { name: /price/i }).first().click();
    await form.getByRole('combobox', { name: /Who won it/ }).click();
    const rival = page.getByRole('option').first();
    const name = (await rival.innerText()).trim();
    await rival.click();
    await lose.click();
    await here('Lost');
    await page.getByRole('main').getByText(name).first().waitFor();
  }, 60_000);
});
