import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrive, launch } from '../support/browser';
import { crowdedRoom, textOf } from '../support/crowded-room';
import { film } from '../support/film';
import { startProduct, type Product } from '../support/product';
import { everything, online, ready, said, scrollBy } from '../support/room-page';
import { until } from '../support/until';

const COUNT = 3000;
let product: Product;
let browser: Browser;
let url: string;
beforeAll(async () => {
  product = await startProduct();
  browser = await launch();
  url = (await crowdedRoom(product.origin, COUNT)).room.url;
}, 240_000);
afterAll(async () => {
  await browser.close();
  await product.dispose();
});

/** A scroll position is a whole number of pixels, heights of lines are not. */
const still = { movedPx: expect.toSatisfy((px: number) => px < 1), blank: 0 };
const lastSeq = async (page: Page) => page.locator('[data-seq]').last().getAttribute('data-seq');
/** Long enough for what is measured late to have been. */
const settle = (page: Page) => page.evaluate(() => new Promise((done) => setTimeout(done, 400)));

test('without a script the newest are in sight; when the script takes over, nothing moves', async () => {
  const plain = await browser.newContext({ locale: 'ko-KR', timezoneId: 'Asia/Seoul', javaScriptEnabled: false });
  const unscripted = await plain.newPage();
  await unscripted.goto(url);
  await unscripted.getByText(textOf(COUNT), { exact: true }).waitFor();
  expect(
    await unscripted.getByText(textOf(COUNT), { exact: true }).evaluate((words) => words.getBoundingClientRect().bottom < innerHeight),
  ).toBe(true);
  await plain.close();

  const person = await arrive(browser, product.origin, 'seoul');
  const { page } = person;
  // The page is there, and read, some time before its script is.
  let go = () => {};
  const scripts = new Promise<void>((done) => (go = done));
  await page.route('**/*.js', async (route) => {
    await scripts;
    await route.continue();
  });
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator(`[data-seq="${await lastSeq(page)}"]`).waitFor();
  const seen = await film(page);
  go();
  await ready(page);
  await page.locator('[aria-setsize]').first().waitFor();
  await settle(page);
  expect(await seen()).toMatchObject(still);
  await person.context.close();
});

test('older pages come above, and what is read stays where it is, to the pixel', async () => {
  const person = await arrive(browser, product.origin, 'seoul');
  const { page } = person;
  await page.route('**/messages?*before=*', async (route) => {
    await new Promise((done) => setTimeout(done, 300));
    await route.continue();
  });
  await page.goto(url);
  await ready(page);
  for (let pages = 0; pages < 5; pages++) {
    const answered = page.waitForResponse((answer) => answer.url().includes('before='));
    await scrollBy(page, -20);
    const first = await page.locator('[data-seq]').first().getAttribute('data-seq');
    const seen = await film(page);
    await answered;
    await until('older ones to be above', async () => (await page.locator('[data-seq]').first().getAttribute('data-seq')) !== first);
    await settle(page);
    expect(await seen()).toMatchObject(still);
  }
  await person.context.close();
});

test('a log of thousands: up to its start and down to its end, each message once and in order, few elements at a time', async () => {
  const person = await arrive(browser, product.origin, 'jakarta');
  const { page } = person;
  await page.goto(url);
  await ready(page);
  await page.getByTestId('nickname').fill('pembaca');
  await said(person, 'aku baca dari awal');
  await online(page);
  let most = 0;
  const read = await everything(page, async () => {
    most = Math.max(most, await page.getByTestId('room-log').locator('*').count());
  });
  expect(read.map(({ original }) => original)).toEqual([...Array.from({ length: COUNT }, (_, i) => textOf(i + 1)), 'aku baca dari awal']);
  console.log(`elements of a log of ${COUNT} messages: ${most} at most`);
  expect(most).toBeLessThan(1000);
  expect(person.trouble).toEqual([]);
  await person.context.close();
});
