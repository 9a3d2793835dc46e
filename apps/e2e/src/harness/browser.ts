import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A real Chromium, Debian's; the tests fail where there is none. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? CHROMIUM.find(existsSync);
  if (!executablePath) throw new Error('no Chromium: install the package chromium, or set CHROMIUM to its path');
  return chromium.launch({ executablePath, args: FLAGS });
}

/** As the context of identity names it, whose code is too much to load for one word. */
export const DEMO_PASSWORD = 'kontor-demo-2026';

export interface Seat {
  readonly context: BrowserContext;
  readonly page: Page;
  close(): Promise<void>;
}

export interface SeatOptions {
  readonly language?: 'pl' | 'en';
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  /** A screen for fingers. */
  readonly touch?: boolean;
}

/** A browser window of its own, with its own cookies, in front of Kontor's first page. */
export async function takeSeat(browser: Browser, url: string, options: SeatOptions = {}): Promise<Seat> {
  const context = await browser.newContext({
    baseURL: url,
    locale: options.language === 'en' ? 'en-GB' : 'pl-PL',
    timezoneId: 'Europe/Warsaw',
    colorScheme: options.scheme ?? 'light',
    viewport: { width: options.width ?? 1_360, height: options.height ?? 860 },
    hasTouch: options.touch ?? false,
    isMobile: options.touch ?? false,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Uncaught/.test(message.text()))
      problems.push(message.text());
  });
  return {
    context,
    page,
    close: async () => {
      await context.close();
      if (problems.length > 0) throw new Error(`the page complained:\n${problems.join('\n')}`);
    },
  };
}

/** Logs in as a person of the demo by typing, as people do. */
export async function logIn(page: Page, email: string, password = DEMO_PASSWORD): Promise<void> {
  await page.goto('/');
  await page.locator('input[type="email"], input[autocomplete="username"]').first().fill(email);
  await page.locator('input[type="password"]').first().fill(password);
  await page.keyboard.press('Enter');
  await page.locator('nav').first().waitFor();
}

/** What axe finds serious or critical on the page as it is now. */
export async function seriousProblems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) =>
        `${id}: ${help} (${nodes
          .map(({ target }) => target.join(' '))
          .slice(0, 3)
          .join(', ')})`,
    );
}

/** By how many pixels the page is wider than its window; nought is what we want. */
export const overhang = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
