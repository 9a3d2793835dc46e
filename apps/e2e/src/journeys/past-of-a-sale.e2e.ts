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

/** What a fact of the sale says, whether it can be edited or not. */
const says = (page: Page, text: string) => page.locator('dd').getByText(text, { exact: true }).last();

/** Writes the next step of the sale, and waits until the server has it. */
async function writeNextStep(page: Page, text: string): Promise<void> {
  await page.locator('[data-fact="nextStep"]').click();
  await page.locator('dd :is(input, textarea):focus').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await page.locator('dd').filter({ hasText: text }).getByRole('button', { name: 'Undo' }).waitFor();
  await page.locator('dd').getByRole('button', { name: 'Undo' }).waitFor({ state: 'detached' });
}

it('shows a sale as it was, what became of it, and who changed it', async () => {
  const { page, close } = await takeSeat(browser, kontor.url, { language: 'en' });
  await logIn(page, 'katarzyna.czapla@demo.example');
  await page.goto('/opportunities?owner=me&meaning=OPEN');
  await page.getByRole('main').getByText('Qualified').first().click();
  await page.waitForURL(/open=/u);
  const id = new URL(page.url()).searchParams.get('open');
  await page.goto(`/opportunities/${id}`);
  await page.getByRole('tab', { name: 'Register' }).waitFor();
  await writeNextStep(page, 'Send the drawings');
  await writeNextStep(page, 'Call the plant');

  await says(page, 'Call the plant').hover();
  await page.getByRole('button', { name: 'Who changed this: Next step' }).click();
  const last = page.getByRole('dialog').getByRole('status');
  await last.getByText('Katarzyna Czapla').waitFor();
  await last.getByText('Call the plant').waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await page.keyboard.press('Escape');

  await page.getByRole('tab', { name: 'Register' }).click();
  const axis = page.getByRole('slider').first();
  await axis.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.waitForURL(/asOf=/u);
  await page.getByText(/^As it was on/u).waitFor();
  await says(page, 'Send the drawings').waitFor();
  expect(await page.getByRole('button', { name: 'Log activity' }).count()).toBe(0);
  expect(await seriousProblems(page)).toEqual([]);

  const address = page.url();
  await page.goto(address);
  await says(page, 'Send the drawings').waitFor();
  await page.getByRole('button', { name: 'Back to now' }).click();
  await says(page, 'Call the plant').waitFor();
  expect(page.url()).not.toContain('asOf');

  await page.getByRole('button', { name: 'Compare two points' }).click();
  await page.getByText(/^From .* to /u).waitFor();
  await page.getByRole('main').getByText('Call the plant').first().waitFor();
  expect(await seriousProblems(page)).toEqual([]);

  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(address);
  await page.getByText(/^As it was on/u).waitFor();
  expect(await overhang(page)).toBeLessThanOrEqual(1);
  await close();
}, 120_000);
