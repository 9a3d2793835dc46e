import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launchBrowser, logIn, takeSeat } from '../harness/browser.js';

// npm run pictures: takes the pictures of docs/ anew from a running Kontor with its demo organisation, so that they
// show what it is and not what it was. KONTOR_URL says where it runs.
const PICTURES = fileURLToPath(new URL('../../../../docs/pictures', import.meta.url));
const KONTOR_URL = process.env['KONTOR_URL'] ?? 'http://localhost:3000';

/** A team leader of the demo who works in English. */
const LEADER = 'katarzyna.czapla@demo.example';

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  /** What to do on the page before the picture is taken. */
  readonly prepare?: (page: Page) => Promise<void>;
}

const openOffer = async (page: Page) => {
  await page.getByRole('main').getByText('Offer sent').first().click();
  await page.waitForURL(/open=/);
};

const openOnItsPage = async (page: Page) => {
  await openOffer(page);
  const id = new URL(page.url()).searchParams.get('open');
  await page.goto(`/opportunities/${id}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
};

const PICTURES_TO_TAKE: readonly Picture[] = [
  { name: 'home', path: '/' },
  { name: 'board', path: '/board' },
  { name: 'opportunities', path: '/opportunities', prepare: openOffer },
  { name: 'opportunity', path: '/opportunities', prepare: openOnItsPage },
  {
    name: 'register',
    path: '/opportunities',
    prepare: async (page) => {
      await openOnItsPage(page);
      await page.getByRole('tab', { name: 'Register' }).click();
    },
  },
  {
    name: 'gate',
    path: '/opportunities',
    prepare: async (page) => {
      await openOnItsPage(page);
      await page.getByRole('button', { name: 'Won' }).first().click();
      await page.getByRole('form').waitFor();
    },
  },
  {
    name: 'customer',
    path: '/customers',
    prepare: async (page) => {
      await page.getByRole('main').getByText('Browar').first().click();
      await page.waitForURL(/open=/);
      await page.goto(`/customers/${new URL(page.url()).searchParams.get('open')}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
  },
  { name: 'activities', path: '/activities' },
  { name: 'process', path: '/process' },
  {
    name: 'palette',
    path: '/board',
    prepare: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByPlaceholder('Customer, opportunity, person, page').fill('bäck');
      await page.getByText('Bäckerei').first().waitFor();
    },
  },
  { name: 'rates', path: '/settings/rates' },
  { name: 'phone', path: '/', width: 390, height: 780, scheme: 'dark' },
];

const browser = await launchBrowser();
try {
  for (const { name, path, prepare, ...options } of PICTURES_TO_TAKE) {
    const seat = await takeSeat(browser, KONTOR_URL, { language: 'en', ...options });
    const { page } = seat;
    await logIn(page, LEADER);
    await page.goto(path);
    await page.getByRole('main').waitFor();
    await page.waitForLoadState('networkidle');
    await prepare?.(page);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: `${PICTURES}/${name}.png` });
    process.stdout.write(`docs/pictures/${name}.png\n`);
    await seat.close();
  }
} finally {
  await browser.close();
}
