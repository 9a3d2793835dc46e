import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../harness/browser.js';
import { problemsOfEveryPage } from '../harness/every-page.js';
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

describe('every page, wide and light', () => {
  it('is whole, sticks out nowhere and keeps nobody out', async () => {
    expect(await problemsOfEveryPage(browser, kontor.url, { width: 1_360, scheme: 'light' })).toEqual({});
  }, 240_000);
});
