import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser, logIn, overhang, type SeatOptions, seriousProblems, takeSeat } from '../harness/browser.js';
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

const PAGES = [
  '/',
  '/board',
  '/opportunities',
  '/customers',
  '/activities',
  '/process',
  '/process?tab=statistics',
  '/imports',
  '/profile',
  '/settings/people',
  '/settings/teams',
  '/settings/roles',
  '/settings/api-keys',
  '/settings/organisation',
  '/settings/rates',
  '/settings/lists',
  '/settings/operations',
];

const VIEWS: readonly (readonly [string, SeatOptions])[] = [
  ['wide and light', { width: 1_360, scheme: 'light' }],
  ['on a phone, dark', { width: 360, height: 740, scheme: 'dark' }],
];

describe.each(VIEWS)('every page, %s', (_, options) => {
  it('is whole, sticks out nowhere and keeps nobody out', async () => {
    const seat = await takeSeat(browser, kontor.url, options);
    const { page } = seat;
    await page.goto('/log-in');
    await page.locator('input[type="password"]').waitFor();
    const found: Record<string, unknown> = {};
    const look = async (name: string) => {
      const problems = [
        ...(await seriousProblems(page)),
        ...((await overhang(page)) > 1 ? ['wider than its window'] : []),
      ];
      if (problems.length > 0) found[name] = problems;
    };
    await look('/log-in');
    await logIn(page, 'irena.kogut@demo.example');
    for (const path of PAGES) {
      await page.goto(path);
      await page.locator('main').waitFor();
      await page.waitForLoadState('networkidle');
      await look(path);
    }
    await page.goto('/opportunities');
    await page
      .locator('main')
      .getByText(/PX-200|BT-600|OW-40|ET-90/)
      .first()
      .click();
    await page.waitForURL(/open=|opportunities\/[0-9a-f]/);
    await page.waitForLoadState('networkidle');
    await look('a sale, opened from the list');
    const id = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(page.url())?.[0] ?? '';
    await page.goto(`/opportunities/${id}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await look('the page of a sale');
    await page.goto('/customers');
    await page.locator('main').getByText('Browar').first().click();
    await page.waitForURL(/open=|customers\/[0-9a-f]/);
    const customer = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(page.url())?.[0] ?? '';
    await page.goto(`/customers/${customer}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await look('the card of a customer');
    expect(found).toEqual({});
    await seat.close();
  }, 240_000);
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
