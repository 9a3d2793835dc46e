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

const entry = (page: Page, id: string) => page.locator(`[data-activity="${id}"]`);

/** The name of the day that an activity stands on. */
async function dayOf(page: Page, id: string): Promise<string> {
  const day = page.locator('main section[aria-label]').filter({ has: entry(page, id) });
  return (await day.getAttribute('aria-label')) ?? '';
}

/** The names of the seven days, as they stand. */
async function daysOf(page: Page): Promise<string[]> {
  const days = await page.locator('main section[aria-label]').all();
  return Promise.all(days.map(async (day) => (await day.getAttribute('aria-label')) ?? ''));
}

async function untilOn(page: Page, id: string, day: string): Promise<void> {
  await page.locator(`section[aria-label="${day}"] [data-activity="${id}"]`).waitFor();
}

describe('the calendar of activities', () => {
  it('takes an activity to another day by keyboard and by mouse, and takes it back', async () => {
    const seat = await takeSeat(browser, kontor.url);
    const { page } = seat;
    await logIn(page, 'piotr.szpak@demo.example');
    await page.getByRole('navigation').first().waitFor();
    await page.goto('/activities?view=week');
    await page.locator('main section[aria-label]').nth(6).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/on=/u);
    const first = page.locator('[data-activity][data-movable]').first();
    await first.waitFor();
    const id = (await first.getAttribute('data-activity')) ?? '';
    const days = await daysOf(page);
    const before = await dayOf(page, id);
    const later = days[days.indexOf(before) + 1] ?? '';

    await entry(page, id).focus();
    await page.keyboard.press('Shift+ArrowRight');
    await untilOn(page, id, later);
    await page.locator(`[data-activity="${id}"]:focus`).waitFor();
    await page.getByText(later).last().waitFor();
    await page.keyboard.press('Control+z');
    await untilOn(page, id, before);

    const target = days.at(-1) ?? '';
    const from = await entry(page, id).boundingBox();
    const to = await page.locator(`section[aria-label="${target}"]`).boundingBox();
    if (!from || !to) throw new Error('the week is not to be seen');
    await page.mouse.move(from.x + 10, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(from.x + 40, from.y + 20, { steps: 3 });
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
    await page.mouse.up();
    await untilOn(page, id, target);
    await page.reload();
    await untilOn(page, id, target);

    await page.keyboard.press('t');
    await page.waitForURL((url) => !url.search.includes('on='));
    await seat.close();
  }, 90_000);

  it('shows the team on a screen and the days on a phone', async () => {
    const seat = await takeSeat(browser, kontor.url, { language: 'pl' });
    const { page } = seat;
    await logIn(page, 'piotr.szpak@demo.example');
    await page.getByRole('navigation').first().waitFor();
    await page.goto('/activities?view=team');
    await page.getByRole('rowheader', { name: /Piotr Szpak/u }).waitFor();
    expect(await page.getByRole('rowheader').count()).toBeGreaterThan(2);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.locator('main section[aria-label]').nth(6).waitFor();
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    await seat.close();
  }, 60_000);
});
