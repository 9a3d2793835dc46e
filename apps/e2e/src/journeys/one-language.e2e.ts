import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser, logIn, takeSeat } from '../harness/browser.js';
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

/** What a text looks like that nobody has translated: `list.empty`, `opportunity.tab.overview`. */
const KEY = /(^|\s)[a-z][a-zA-Z]+(\.[a-z][a-zA-Z]+)+(\s|$)/;

describe.each([
  ['edward.lis@demo.example', ['Szanse', 'Klienci', 'Działania'], /Opportunities|Customers|Loading|No results/],
  ['katarzyna.czapla@demo.example', ['Opportunities', 'Customers', 'Activities'], /Szanse|Klienci|Działania|Brak/],
] as const)('for %s', (email, links, foreign) => {
  it('every page speaks one language, the one that the person has chosen', async () => {
    const seat = await takeSeat(browser, kontor.url);
    const { page } = seat;
    await logIn(page, email);
    for (const name of links) await page.getByRole('navigation').getByRole('link', { name }).first().waitFor();
    const found: Record<string, unknown> = {};
    for (const path of ['/', '/board', '/opportunities', '/customers', '/activities', '/profile']) {
      await page.goto(path);
      await page.locator('main').waitFor();
      await page.waitForLoadState('networkidle');
      const words = await page.locator('body').innerText();
      const wrong = [words.match(KEY)?.[0], words.match(foreign)?.[0]].filter(Boolean);
      if (wrong.length > 0) found[path] = wrong;
    }
    expect(found).toEqual({});
    await seat.close();
  }, 120_000);
});
