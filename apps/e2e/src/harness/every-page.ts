import type { Browser } from 'playwright-core';
import { logIn, overhang, type SeatOptions, seriousProblems, takeSeat } from './browser.js';

const PAGES = [
  '/',
  '/board',
  '/opportunities',
  '/customers',
  '/activities',
  '/activities?view=week',
  '/activities?view=team',
  '/process',
  '/process?tab=statistics',
  '/imports',
  '/profile',
  '/settings/people',
  '/settings/teams',
  '/settings/roles',
  '/settings/api-keys',
  '/settings/organisation',
  '/settings/custom-fields',
  '/settings/rates',
  '/settings/lists',
  '/settings/operations',
  '/settings/security',
];

/** What axe finds on each page, and which are wider than their window: by page, and nothing if all is well. */
export async function problemsOfEveryPage(
  browser: Browser,
  url: string,
  options: SeatOptions,
): Promise<Record<string, unknown>> {
  const seat = await takeSeat(browser, url, options);
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
  await seat.close();
  return found;
}
