import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, logIn, overhang, type Seat, seriousProblems, takeSeat } from '../harness/browser.js';
import { type RunningKontor, startKontor } from '../harness/kontor.js';

let kontor: RunningKontor;
let browser: Browser;
let seat: Seat;
let page: Page;

/** People of the demo: who sells, who leads them, who decides on processes. */
const SELLER = 'julia.gil@demo.example';
const LEADER = 'katarzyna.czapla@demo.example';
const ADMINISTRATOR = 'irena.kogut@demo.example';

beforeAll(async () => {
  [kontor, browser] = await Promise.all([startKontor(), launchBrowser()]);
  await speak('en');
  seat = await takeSeat(browser, kontor.url, { language: 'en' });
  page = seat.page;
  await logIn(page, ADMINISTRATOR);
}, 120_000);

/** The language that somebody has chosen. */
async function speak(language: 'pl' | 'en', email = ADMINISTRATOR): Promise<void> {
  const owner = new pg.Client({ connectionString: kontor.database.ownerUrl });
  await owner.connect();
  await owner.query('UPDATE identity.user_account SET language = $1, version = version + 1 WHERE email = $2', [
    language,
    email,
  ]);
  await owner.end();
}

afterAll(async () => {
  await seat?.close();
  await browser?.close();
  await kontor?.stop();
});

const stages = () => page.getByRole('region', { name: 'Stages' }).getByRole('listitem');
const namesOfStages = async () =>
  (await stages().allInnerTexts()).map((text) => text.replace(/[\d.,–]+\s*%|\n|\d+$/gu, ' ').trim());
const choose = async (kind: string, what: string) => {
  await page.getByRole('button', { name: 'Add a condition' }).click();
  await page.getByRole('menuitem', { name: kind }).click();
  await page.getByRole('menuitem', { name: what, exact: true }).click();
};

describe('the next version of a process', () => {
  it('is written with the keyboard, and says what is wrong while it is typed', async () => {
    await page.goto('/settings/processes');
    await page.getByRole('link', { name: 'New business' }).click();
    await page.getByRole('button', { name: 'Write the next version' }).click();
    await page.getByRole('button', { name: 'Add a stage' }).click();
    await page.getByRole('menuitem', { name: 'An open stage' }).click();
    await page.getByText('Put 2 things right').waitFor();
    const panel = page.getByRole('textbox', { name: 'Name in Polish' }).last();
    await panel.fill('Pokaz u klienta');
    await page.getByRole('textbox', { name: 'Name in English' }).last().fill('Demonstration');
    expect(await namesOfStages()).toEqual([
      'Qualified',
      'Need agreed',
      'Offer sent',
      'Negotiation',
      'Demonstration',
      'Won',
      'Lost',
    ]);
    // The handle takes the stage two places up and keeps the focus on the way.
    await page.getByRole('button', { name: /^Demonstration: drag/ }).focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect((await namesOfStages()).slice(1, 4)).toEqual(['Need agreed', 'Demonstration', 'Offer sent']);
    await page.getByRole('textbox', { name: 'Chance of winning' }).fill('40');
    await page.getByText(/things? right before/).waitFor({ state: 'hidden' });
    await choose('An activity is done', 'a visit');
    await page.getByText('Done: a visit').waitFor();
    expect(await seriousProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Qualified' }).last().click();
    await choose('A role approves', 'Team leader');
    await page.keyboard.press('Control+s');
    await page.getByText('Approved by: Team leader').waitFor();
    await page
      .getByRole('button', { name: /Demonstration/ })
      .last()
      .click();
    await page.getByText('A visit was made').waitFor();
  }, 90_000);

  it('is moved by the pointer too', async () => {
    const handle = await page.getByRole('button', { name: /^Demonstration: drag/ }).boundingBox();
    const target = await stages().nth(1).boundingBox();
    if (!handle || !target) throw new Error('the stages are on the page');
    await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
    await page.mouse.down();
    await page.mouse.move(handle.x + 4, target.y + target.height / 2 - 8, { steps: 6 });
    await page.mouse.up();
    expect((await namesOfStages()).slice(1, 3)).toEqual(['Demonstration', 'Need agreed']);
    await page.getByRole('button', { name: /^Demonstration: drag/ }).focus();
    await page.keyboard.press('ArrowDown');
  }, 30_000);

  it('shows what it changes, and is put in force', async () => {
    await page.getByRole('button', { name: 'See changes and publish' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('New stage “Demonstration”.').waitFor();
    await dialog.getByRole('button', { name: 'Publish version 2' }).click();
    await page.getByText('Version 2, in force since', { exact: false }).waitFor();
  }, 30_000);
});

describe('open sales on the older version', () => {
  it('are carried over after a look at what would become of them, and back', async () => {
    await page.getByRole('button', { name: 'Carry sales over' }).click();
    await page.getByRole('list', { name: 'Where sales go' }).waitFor();
    expect(await seriousProblems(page)).toEqual([]);
    await page.getByRole('button', { name: /^Carry \d+ sales? over$/ }).click();
    await page.getByText('Carried over to version 2').waitFor({ timeout: 30_000 });
    await page.getByText('All open sales run under version 2.').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText('Taken back').waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Carry sales over' }).waitFor();
  }, 90_000);
});

describe('a stage that asks for an approval', () => {
  it('is left once the leader has said yes', async () => {
    await speak('en', SELLER);
    const seller = await takeSeat(browser, kontor.url, { language: 'en' });
    await logIn(seller.page, SELLER);
    await seller.page.keyboard.press('n');
    await seller.page.getByLabel('Customer').fill('Bäckerei Mühl');
    await seller.page
      .getByRole('option', { name: /Mühlbach/ })
      .first()
      .click();
    await seller.page.getByLabel('What is it about?').fill('Oven line');
    await seller.page.getByRole('button', { name: 'Begin the sale' }).click();
    await seller.page.getByRole('heading', { level: 1, name: 'Oven line' }).waitFor();
    await seller.page.getByRole('button', { name: 'Move to Need agreed' }).click();
    await seller.page.getByText('Can approve: Katarzyna Czapla').waitFor();
    await seller.page.getByRole('textbox', { name: /^What they should know/ }).fill('A first order');
    await seller.page.getByRole('button', { name: 'Ask for approval' }).click();
    await seller.page.getByText('Asked by', { exact: false }).waitFor();
    expect(await seriousProblems(seller.page)).toEqual([]);

    const leader = await takeSeat(browser, kontor.url, { language: 'en' });
    await logIn(leader.page, LEADER);
    await leader.page.goto('/');
    const waiting = leader.page.getByRole('region', { name: /Waiting for my approval/ });
    await waiting.getByText('A first order').waitFor();
    expect(await seriousProblems(leader.page)).toEqual([]);
    await waiting.getByRole('button', { name: 'Approve' }).click();
    await waiting.waitFor({ state: 'hidden' });

    await seller.page.reload();
    await seller.page.getByRole('button', { name: 'Move to Need agreed' }).click();
    await seller.page.getByRole('button', { name: 'Need agreed: here now' }).waitFor();
    await seller.close();
    await leader.close();
  }, 90_000);
});

describe('the classification', () => {
  it('gets a dimension whose values depend on another', async () => {
    await page.goto('/settings/classification');
    await page.getByRole('button', { name: 'New dimension' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('textbox', { name: 'Name in Polish' }).first().fill('Kanał');
    await drawer.getByRole('textbox', { name: 'Name in English' }).first().fill('Channel');
    for (const value of ['Shop', 'Partner']) {
      await drawer.getByRole('textbox', { name: /^New value/ }).fill(value);
      await page.keyboard.press('Enter');
    }
    await drawer.getByRole('combobox', { name: 'Depends on' }).click();
    await page.getByRole('option', { name: 'Temperature' }).click();
    await drawer
      .getByRole('combobox', { name: /^Allowed under/ })
      .first()
      .click();
    await page.getByRole('option', { name: 'Hot' }).click();
    await page.keyboard.press('Escape');
    await drawer.getByRole('button', { name: 'Create dimension' }).click();
    await page.getByRole('button', { name: /^Channel.*depends on Temperature/ }).waitFor();
    expect(await seriousProblems(page)).toEqual([]);
  }, 60_000);
});

describe('on a phone, in Polish and in the dark', () => {
  it('the editor fits, and its conditions can be chosen', async () => {
    await speak('pl');
    const phone = await takeSeat(browser, kontor.url, { language: 'pl', width: 360, height: 780, scheme: 'dark' });
    await logIn(phone.page, ADMINISTRATOR);
    await phone.page.goto('/settings/processes');
    await phone.page.getByRole('link', { name: 'Przetarg' }).click();
    await phone.page.getByRole('button', { name: 'Napisz następną wersję' }).click();
    await phone.page.getByRole('button', { name: 'Dodaj warunek' }).click();
    await phone.page.getByRole('menuitem', { name: 'Klasyfikacja' }).click();
    await phone.page.getByRole('menuitem', { name: 'Temperatura' }).click();
    await phone.page.getByText('Wybrane: Temperatura').waitFor();
    expect(await overhang(phone.page)).toBe(0);
    expect(await seriousProblems(phone.page)).toEqual([]);
    await phone.context.close();
  }, 60_000);
});
