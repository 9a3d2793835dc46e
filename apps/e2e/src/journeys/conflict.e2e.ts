import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, logIn, type Seat, takeSeat } from '../harness/browser.js';
import { type RunningKontor, startKontor } from '../harness/kontor.js';

let kontor: RunningKontor;
let browser: Browser;
let owner: Seat;
let leader: Seat;
let saleId: string;

beforeAll(async () => {
  [kontor, browser] = await Promise.all([startKontor(), launchBrowser()]);
  const client = new Client({ connectionString: kontor.database.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(
    `SELECT o.id FROM sales.opportunity o JOIN identity.user_account u ON u.id = o.owner_id
     WHERE u.email = 'olaf.bocian@demo.example' AND o.meaning = 'OPEN' ORDER BY o.id LIMIT 1`,
  );
  await client.end();
  saleId = rows[0]?.id ?? '';
  owner = await takeSeat(browser, kontor.url);
  leader = await takeSeat(browser, kontor.url, { language: 'en' });
  await logIn(owner.page, 'olaf.bocian@demo.example');
  await logIn(leader.page, 'katarzyna.czapla@demo.example');
}, 120_000);

afterAll(async () => {
  await owner?.close();
  await leader?.close();
  await browser?.close();
  await kontor?.stop();
});

async function bothOpenIt(): Promise<void> {
  for (const { page } of [owner, leader]) {
    await page.goto(`/opportunities/${saleId}`);
    await page.locator('[data-fact="nextStep"]').waitFor();
  }
}

async function write(page: Page, field: string, text: string): Promise<void> {
  await page.locator(`[data-fact="${field}"]`).click();
  await page.locator('dd input:focus, dd textarea:focus').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

const shows = (page: Page, field: string, text: string) =>
  page.locator(`[data-fact="${field}"]`).filter({ hasText: text }).waitFor();

describe('two people change one sale at once', () => {
  it('in the same field: the second sees both values, keeps theirs, and it holds', async () => {
    await bothOpenIt();
    await write(owner.page, 'nextStep', 'Telefon do prezesa');
    await shows(owner.page, 'nextStep', 'Telefon do prezesa');

    await write(leader.page, 'nextStep', 'Send the drawings');
    const dialog = leader.page.getByRole('dialog', { name: /Olaf Bocian saved this while you were editing/ });
    await dialog.waitFor();
    const words = await dialog.innerText();
    expect(words).toContain('Telefon do prezesa');
    expect(words).toContain('Send the drawings');
    await dialog.getByRole('button', { name: 'Save mine where I chose it' }).click();
    await shows(leader.page, 'nextStep', 'Send the drawings');

    await owner.page.reload();
    await shows(owner.page, 'nextStep', 'Send the drawings');
  }, 90_000);

  it('in the same field: the second takes what stands there', async () => {
    await bothOpenIt();
    await write(owner.page, 'nextStep', 'Wizyta w zakładzie');
    await shows(owner.page, 'nextStep', 'Wizyta w zakładzie');
    await write(leader.page, 'nextStep', 'Something else');
    const dialog = leader.page.getByRole('dialog');
    await dialog.getByText('Wizyta w zakładzie').click();
    await dialog.getByRole('button', { name: 'Save mine where I chose it' }).click();
    await shows(leader.page, 'nextStep', 'Wizyta w zakładzie');
    await leader.page.reload();
    await shows(leader.page, 'nextStep', 'Wizyta w zakładzie');
  }, 90_000);

  it('in different fields: both stand and nobody is asked', async () => {
    await bothOpenIt();
    await write(owner.page, 'nextStep', 'Zamówić próbki');
    await shows(owner.page, 'nextStep', 'Zamówić próbki');
    await write(leader.page, 'amount', '321000');
    // What is typed shows at once; what is saved can be taken back.
    await shows(leader.page, 'amount', '321,000');
    await leader.page.getByRole('button', { name: 'Undo' }).waitFor();
    expect(await leader.page.getByRole('dialog').count()).toBe(0);
    await leader.page.reload();
    await shows(leader.page, 'nextStep', 'Zamówić próbki');
    await shows(leader.page, 'amount', '321,000');
  }, 90_000);
});
