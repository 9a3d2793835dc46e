import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, logIn, overhang, takeSeat } from '../harness/browser.js';
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

/** Presses a key until what is wanted has the focus; fails where it cannot be reached. */
async function walkTo(page: Page, key: string, wanted: string, most = 60): Promise<void> {
  await page.locator(wanted).first().waitFor();
  for (let pressed = 0; pressed < most; pressed += 1) {
    if ((await page.locator(`:is(${wanted}):focus`).count()) > 0) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${most} times ${key} do not lead to ${wanted}`);
}

describe('without a mouse', () => {
  it('a person logs in, finds a customer, opens a sale, moves it on and logs a call', async () => {
    const seat = await takeSeat(browser, kontor.url, { language: 'en' });
    const { page } = seat;
    await page.goto('/');
    await walkTo(page, 'Tab', 'input[autocomplete="username"], input[type="email"]');
    await page.keyboard.type('katarzyna.czapla@demo.example');
    await page.keyboard.press('Tab');
    await walkTo(page, 'Tab', 'input[type="password"]');
    await page.keyboard.type('kontor-demo-2026');
    await page.keyboard.press('Enter');
    await page.getByRole('navigation').first().waitFor();

    await page.keyboard.press('Control+k');
    const palette = page.getByPlaceholder('Customer, opportunity, person, page');
    await palette.waitFor();
    await page.locator('input:focus').waitFor();
    await page.keyboard.type('muhlbcah');
    await page.getByText('Bäckerei Mühlbach GmbH').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Bäckerei Mühlbach GmbH' }).waitFor();

    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.locator('[data-row]').first().waitFor();
    await page.keyboard.press('j');
    await page.locator('[data-row="0"]:focus').waitFor();
    await page.keyboard.press('j');
    await page.locator('[data-row="1"]:focus').waitFor();

    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });

    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await walkTo(page, 'Tab', 'input[placeholder^="Sale for"], input[placeholder="Packaging line 2"]');
    await page.keyboard.type('Keyboard line');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: 'Keyboard line' }).waitFor();

    await walkTo(page, 'Tab', 'button[aria-label="Move to Need agreed"]');
    await page.keyboard.press('Enter');
    const gate = page.getByRole('form', { name: 'Move to Need agreed' });
    // Begun without a customer: the gate wants one, and its field has the focus.
    await gate.locator('input:focus').waitFor();
    await page.keyboard.type('Mühlbach');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    // With nothing left to fill, the focus is on the button.
    await gate.locator('button[type="submit"]:focus').waitFor();
    await page.keyboard.press('Enter');
    await gate.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Need agreed: here now' }).waitFor();

    await walkTo(page, 'Tab', 'input[placeholder="What happened, or what is planned?"]', 90);
    await page.keyboard.type('They want it by spring');
    await page.keyboard.press('Enter');
    await page.getByRole('main').getByText('They want it by spring').first().waitFor();

    await seat.close();
  }, 120_000);

  it('a card goes from column to column on the board', async () => {
    const seat = await takeSeat(browser, kontor.url, { language: 'en' });
    const { page } = seat;
    await logIn(page, 'katarzyna.czapla@demo.example');
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await page.locator('[data-card]').first().waitFor();
    await walkTo(page, 'Tab', '[data-card]');
    const card = await page.locator('[data-card]:focus').getAttribute('data-card');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    const column = page.locator('section, [role="group"], [role="listitem"], li').filter({ hasText: 'Need agreed' });
    await column.locator(`[data-card="${card}"]`).first().waitFor();
    await page.reload();
    await column.locator(`[data-card="${card}"]`).first().waitFor();
    await seat.close();
  }, 60_000);
});

describe('on a phone of 360 px', () => {
  it('a person sees the day, finds a sale, moves it on and logs a call', async () => {
    const context = await browser.newContext({
      baseURL: kontor.url,
      locale: 'en-GB',
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const fits = async () => expect(await overhang(page)).toBeLessThanOrEqual(0);
    await logIn(page, 'katarzyna.czapla@demo.example');
    await page.getByText('Late').first().waitFor();
    await fits();
    await page.getByRole('navigation').getByRole('link', { name: 'Opportunities' }).tap();
    await page.getByPlaceholder('Search title, number or customer').fill('Owijarka');
    await page.waitForURL(/q=Owijarka/);
    await page.locator('[data-stale]').waitFor({ state: 'hidden' });
    await page
      .getByRole('main')
      .getByText(/Owijarka/)
      .first()
      .tap();
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Owijarka' }).waitFor();
    await fits();
    await page.getByRole('button', { name: 'Log activity' }).tap();
    const what = page.getByPlaceholder('What happened, or what is planned?').first();
    await what.fill('Called from the car park');
    await page.keyboard.press('Enter');
    await page.getByRole('main').getByText('Called from the car park').first().waitFor();
    await page
      .getByRole('button', { name: /^Move to / })
      .first()
      .tap();
    await page
      .getByRole('form', { name: /^Move to / })
      .or(page.getByRole('button', { name: /: here now$/ }))
      .first()
      .waitFor();
    await fits();
    await context.close();
  }, 90_000);
});
